"""What did the complainant mean."""
