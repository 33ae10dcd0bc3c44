"""Other ways of making the same pages. Each writes what it needs first; only making the PDF is measured."""
