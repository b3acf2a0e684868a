"""What does the office know: the answers that it has prepared."""
