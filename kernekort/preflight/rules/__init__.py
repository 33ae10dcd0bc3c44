"""What a print shop asks of a PDF: PDF/X-4, and the house rules that a shop's preset gives numbers to."""
