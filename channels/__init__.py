"""One folder a platform; the composition root alone imports them, others know the port."""
