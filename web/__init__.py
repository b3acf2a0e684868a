"""HTTP: webhooks, the public chat page, the agent inbox, the desk information and the accounts."""
