-- name: one_at_a_time
SELECT pg_advisory_lock($1);

-- name: remember
CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, digest text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now());

-- name: ran
SELECT name, digest FROM migrations;

-- name: be_brief
SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', $2, true);

-- name: note
INSERT INTO migrations (name, digest) VALUES ($1, $2);
