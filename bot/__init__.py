"""The talk with a complainant."""
