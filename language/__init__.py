"""Indonesian as people write it, in one standard form that everything else compares."""
