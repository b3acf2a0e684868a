"""What somebody may do with a case now, and why not: one answer for pages, routes and the desk."""
