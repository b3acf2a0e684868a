"""What runs by itself: the way in, the work on events, delivery, downloads, deadlines, dealing."""
