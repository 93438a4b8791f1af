-- name: patients
SELECT patient_id, version, sha256(content) AS content FROM patients WHERE organization_id = $1 AND patient_id = $2;

-- name: cases
SELECT case_id, patient_id, type, status, language, state, red_flag, opened_by, opened_at, ready_at, due_at, lease_person, lease_until, version,
       opinion_from, opinion_of, head, sha256(content) AS content
  FROM cases WHERE organization_id = $1 AND case_id = $2;

-- name: history
-- The chain has the digest of each payload, but of the bytes that no longer open only this.
SELECT sequence, hash, sha256(payload) AS payload FROM history WHERE organization_id = $1 AND case_id = $2 ORDER BY sequence;

-- name: sealed_records
SELECT opinion, round, number, digest, signer, signed_at, sha256(content) AS content
  FROM sealed_records WHERE organization_id = $1 AND case_id = $2 ORDER BY opinion, round, number;

-- name: images
SELECT image_id, status, changed_at FROM images WHERE organization_id = $1 AND case_id = $2 ORDER BY image_id;

-- name: objects
SELECT object_key, kind, size, sha256, stored_size, stored_sha256 FROM objects WHERE organization_id = $1 AND case_id = $2 ORDER BY object_key;

-- name: links
SELECT link_id, token_hash, created_at, upload_until, read_until, revoked_at
  FROM links WHERE organization_id = $1 AND case_id = $2 ORDER BY link_id;

-- name: waiting_referrals
SELECT case_id FROM cases WHERE organization_id = $1 AND case_id = $2 AND referral_waits;

-- name: referred_links
SELECT link_id, referral_id FROM links WHERE organization_id = $1 AND case_id = $2 AND referral_id IS NOT NULL ORDER BY link_id;

-- name: unopened_opinions
SELECT opinion_unopened FROM cases WHERE organization_id = $1 AND case_id = $2 AND opinion_unopened <> '{}';
