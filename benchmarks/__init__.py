"""What kernekort takes beside other ways of making the same cards: whole processes, measured from outside.

``python -m benchmarks`` makes one deck with every program, round after round, and writes a table. See README.md.
"""
