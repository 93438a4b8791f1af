-- name: of_token
SELECT organization_id, link_id, case_id, referral_id FROM resolve_link($1);

-- name: of_session
SELECT organization_id, link_id FROM resolve_session($1);

-- name: issue
INSERT INTO links (organization_id, link_id, case_id, token_hash, created_at, upload_until, read_until, referral_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: move
UPDATE links SET upload_until = $2, read_until = $3 WHERE link_id = $1;

-- name: count_try
-- Counted before comparing, under the lock of the row: parallel guesses are counted one by one (THREATS T-P06).
UPDATE links SET tries = tries + 1 WHERE link_id = $1 AND tries < $2 RETURNING tries;

-- name: forgive
UPDATE links SET tries = 0 WHERE link_id = $1;

-- name: newest
SELECT link_id FROM links WHERE case_id = $1 AND referral_id IS NULL AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1;

-- name: case_of
SELECT case_id FROM links WHERE link_id = $1 AND referral_id IS NULL;

-- name: case_of_referred
SELECT case_id FROM links WHERE link_id = $1 AND referral_id IS NOT NULL;

-- name: revoke
UPDATE links SET revoked_at = $2 WHERE case_id = $1 AND referral_id IS NULL AND revoked_at IS NULL;

-- name: revoke_one
UPDATE links SET revoked_at = $2 WHERE link_id = $1;

-- name: issued
SELECT link_id AS id, created_at, upload_until, read_until, revoked_at FROM links WHERE case_id = $1 AND referral_id IS NULL
 ORDER BY created_at, link_id;
