"""The two databases, and how a statement is carried out on either."""
