"""Registers, reports and letters, all made from the records; nobody types anything twice."""
