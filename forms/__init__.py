"""Identity forms: reading what people write, field by field."""
