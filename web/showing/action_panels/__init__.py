"""What can be done about a case, as buttons and small forms."""
