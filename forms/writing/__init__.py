"""How people write, as several types of fields need to know it: words, names, days, codes."""
