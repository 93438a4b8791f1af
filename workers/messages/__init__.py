"""The doors to people outside: one SMS gateway and one mail server, each told an identifier that stays the same over retries."""
