"""What was said and done, kept so that nobody can change it unseen."""
