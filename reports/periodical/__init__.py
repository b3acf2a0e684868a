"""Reports about a day, a month or a quarter: one file each, its Typst template beside it."""
