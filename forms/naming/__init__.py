"""Names: which words are somebody's, and which only stand around them."""
