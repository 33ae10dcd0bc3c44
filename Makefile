# `make` lists what there is. Everything sets itself up first; the first time takes about a minute.
.PHONY: help setup deck test check fix gallery bench wheel lock clean
RUN = .venv/bin/python

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## everything that building needs, here in .venv
	@sh scripts/setup.sh use

deck: setup ## the basic deck for an office printer, in build/
	@.venv/bin/kernekort build basis

test: ## all checks and all tests, the finished wheel in an empty environment included
	@sh scripts/setup.sh test
	@$(MAKE) --no-print-directory check
	$(RUN) -m pytest -n auto --dist loadfile

check: ## format, lint, types and layers
	@sh scripts/setup.sh dev
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	.venv/bin/lint-imports

fix: ## formats, and mends what lint can mend
	@sh scripts/setup.sh dev
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

gallery: setup ## the pictures of the README and the docs
	@$(RUN) scripts/gallery.py

bench: ## time and memory beside other programs, in build/benchmark.md; half an hour
	@sh scripts/setup.sh bench
	@$(RUN) -m benchmarks --out build/benchmark.md

wheel: ## the package, in dist/
	@sh scripts/setup.sh dev
	$(RUN) -m build --wheel --no-isolation --outdir dist

lock: ## the newest versions that pyproject.toml admits, into the lock files
	@sh scripts/lock.sh

clean: ## removes what was made here; .venv stays
	rm -rf build dist .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
