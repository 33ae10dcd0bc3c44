"""What other programs say of a PDF: started without a shell, in a folder of their own, and not for long."""
