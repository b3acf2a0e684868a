"""How fast Loket is, beside something everybody knows, measured in one run on one machine."""
