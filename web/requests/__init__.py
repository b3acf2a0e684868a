"""What a request carries, read without trust, and refused in words."""
