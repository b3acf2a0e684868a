"""YAML that people write by hand, read so that every mistake can be named with its line."""
