"""Playing every row of an office's written procedure on a virtual clock."""
