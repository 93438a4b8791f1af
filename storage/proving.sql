-- name: count_try
-- Before anything is compared, under the lock of the row.
UPDATE people SET failures = failures + 1 WHERE person_id = $1 RETURNING role, status, password_hash, failures;

-- name: person
SELECT status, password_hash, code_secret FROM people WHERE person_id = $1 FOR UPDATE;

-- name: forgive
UPDATE people SET failures = 0 WHERE person_id = $1;

-- name: take_back
UPDATE people SET failures = greatest(failures - 1, 0) WHERE person_id = $1;

-- name: use_code
-- A code counts once: whoever comes second with the same one finds the counter moved (THREATS T-A06).
UPDATE people SET last_code = $2 WHERE person_id = $1 AND last_code < $2;
