-- name: person
SELECT person_id, sign_in, name, credential, role, status, code_secret IS NOT NULL AS has_code FROM people WHERE person_id = $1;

-- name: licences
SELECT kind, state, number, valid_from, valid_to, status FROM licences WHERE person_id = $1 ORDER BY state, valid_from;

-- name: forget_sessions
DELETE FROM sessions WHERE created_at < clock_timestamp() - interval '12 hours';
