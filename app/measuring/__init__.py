"""How well questions find their answers, here and by plainer means."""
