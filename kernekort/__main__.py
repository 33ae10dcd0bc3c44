"""``python -m kernekort``."""

from kernekort.cli import main

main()
