"""Who may ask for what: accounts and roles, cookies, origin, security headers."""
