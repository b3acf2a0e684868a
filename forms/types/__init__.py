"""The types of fields, one file each: how such a value is found, checked, shown and asked for."""
