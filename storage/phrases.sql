-- name: of_actor
SELECT phrase_id, en, es FROM phrases WHERE person_id = $1 ORDER BY phrase_id;

-- name: one_at_a_time
-- Two windows that keep the last one at once: the second waits, and then counts the first.
SELECT pg_advisory_xact_lock(hashtextextended('phrases ' || $1, 0));

-- name: others
SELECT count(*) FROM phrases WHERE person_id = $1 AND phrase_id <> $2;

-- name: keep
INSERT INTO phrases (organization_id, person_id, phrase_id, en, es) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organization_id, person_id, phrase_id) DO UPDATE SET en = excluded.en, es = excluded.es;

-- name: drop
DELETE FROM phrases WHERE person_id = $1 AND phrase_id = $2;
