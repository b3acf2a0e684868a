"""The only room that knows SQL: tables, units of work, inbox, outbox, timers and accounts."""
