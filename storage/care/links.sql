-- name: issue
INSERT INTO links (organization_id, link_id, case_id, token_hash, created_at, upload_until, read_until) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: move
UPDATE links SET upload_until = $2, read_until = $3 WHERE link_id = $1;

-- name: count_try
-- Counted before comparing, under the lock of the row: parallel guesses are counted one by one (THREATS T-P06).
UPDATE links SET tries = tries + 1 WHERE link_id = $1 AND tries < $2 RETURNING tries;

-- name: forgive
UPDATE links SET tries = 0 WHERE link_id = $1;

-- name: newest
SELECT link_id FROM links WHERE case_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1;

-- name: case_of
SELECT case_id FROM links WHERE link_id = $1;

-- name: revoke
UPDATE links SET revoked_at = $2 WHERE case_id = $1 AND revoked_at IS NULL;

-- name: issued
SELECT link_id AS id, created_at, upload_until, read_until, revoked_at FROM links WHERE case_id = $1 ORDER BY created_at, link_id;
