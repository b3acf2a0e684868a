"""Settings, the composition root, the worker and the command line."""
