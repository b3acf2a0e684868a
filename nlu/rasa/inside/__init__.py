"""What runs in the environment of Rasa, never in that of the hotline."""
