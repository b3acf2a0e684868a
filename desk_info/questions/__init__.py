"""The questions in one message: where it is cut, and what those mean that hang on others."""
