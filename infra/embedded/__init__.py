"""Real PostgreSQL, Valkey and SeaweedFS from the locked wheels, on one machine: demo, tests, a small clinic."""
