"""One folder a platform; `registry` alone imports them, others know the port and capabilities."""
