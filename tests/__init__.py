"""What holds kernekort to its word."""
