"""Which entry one question means, and how sure that is."""
