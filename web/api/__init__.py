"""What answers with JSON, streams, files and papers; and the doors of the platforms."""
