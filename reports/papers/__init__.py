"""Papers that are made of one case: one file each, its Typst template beside it."""
