"""How much one somebody may take: connections, requests, bytes, tries, time."""
