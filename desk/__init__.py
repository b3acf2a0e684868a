"""What people at the office do to cases."""
