-- name: person
SELECT name, credential, role, status, password_hash, code_secret, failures FROM people WHERE person_id = $1;

-- name: licences
SELECT kind, state, number, valid_from, valid_to, status FROM licences WHERE person_id = $1 ORDER BY state, valid_from;

-- name: count_failure
UPDATE people SET failures = failures + 1 WHERE person_id = $1;

-- name: forgive
UPDATE people SET failures = 0 WHERE person_id = $1;

-- name: use_code
-- A code counts once: whoever comes second with the same one finds the counter moved (THREATS T-A06).
UPDATE people SET last_code = $2 WHERE person_id = $1 AND last_code < $2;

-- name: open_session
INSERT INTO sessions (organization_id, session_hash, person_id, link_id, created_at, seen_at, stepped_up_at) VALUES ($1, $2, $3, $4, $5, $5, $6);

-- name: session
SELECT created_at, seen_at, stepped_up_at FROM sessions WHERE session_hash = $1;

-- name: seen
UPDATE sessions SET seen_at = $2 WHERE session_hash = $1;

-- name: renew_session
-- Under a new identifier, but as old as it was: stepping up does not lengthen the day.
INSERT INTO sessions (organization_id, session_hash, person_id, link_id, created_at, seen_at, stepped_up_at)
SELECT organization_id, $2, person_id, link_id, created_at, $3, $3 FROM sessions WHERE session_hash = $1;

-- name: close_session
DELETE FROM sessions WHERE session_hash = $1;

-- name: forget_sessions
DELETE FROM sessions WHERE created_at < clock_timestamp() - interval '12 hours';
