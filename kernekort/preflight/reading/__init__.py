"""What a PDF draws, read once an object: texts, lines, pictures, colours, each with its place on the page."""
