"""An office's folder: which one is meant, read, checked, made, and watched while it is served."""
