-- name: links
SELECT link_id, token_hash, created_at, upload_until, read_until, revoked_at, referral_id
  FROM links WHERE organization_id = $1 AND case_id = $2;
