"""What only shows when a page is drawn: PDFium draws, the rules look."""
