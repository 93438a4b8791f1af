-- name: open_visit
INSERT INTO sessions (organization_id, session_hash, person_id, link_id, created_at, seen_at, stepped_up_at, stepped_up_by)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7)
RETURNING visit, session_hash, person_id, link_id, created_at, seen_at, stepped_up_at, stepped_up_by;

-- name: of_token
SELECT visit, session_hash, person_id, link_id, created_at, seen_at, stepped_up_at, stepped_up_by FROM sessions WHERE session_hash = $1;

-- name: of_visit
SELECT visit, session_hash, person_id, link_id, created_at, seen_at, stepped_up_at, stepped_up_by FROM sessions WHERE visit = $1;

-- name: seen
UPDATE sessions SET seen_at = $2 WHERE session_hash = $1;

-- name: renew
UPDATE sessions SET session_hash = $2, seen_at = $3, stepped_up_at = $3, stepped_up_by = $4 WHERE session_hash = $1
RETURNING visit, session_hash, person_id, link_id, created_at, seen_at, stepped_up_at, stepped_up_by;

-- name: close
DELETE FROM sessions WHERE visit = $1;

-- name: close_others
DELETE FROM sessions WHERE person_id = $1 AND visit <> $2;
