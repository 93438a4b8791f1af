-- name: keep_key
INSERT INTO data_keys (organization_id, key_id, wrapped) VALUES ($1, $2, $3);

-- name: key
SELECT wrapped FROM data_keys WHERE key_id = $1;

-- name: insert
INSERT INTO cases (organization_id, case_id, patient_id, type, status, language, state, red_flag, opened_by, opened_at, version, head, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: record
-- A decision in one statement: its history line, its row of the trail, and the case as it is from now on. The version says which case was
-- decided about: under the lock it cannot differ, and if it ever does, no row is updated and the transaction fails.
WITH line AS (
    INSERT INTO history (organization_id, case_id, sequence, act_id, act, actor_id, role, at, payload_digest, payload, before, hash, sealed)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)),
vouched AS (
    INSERT INTO trail (organization_id, trail_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin, digest)
    VALUES ($1, $14, $8, $6, $7, $5, 'act', 'ok', $2, $4, $15, $12))
UPDATE cases
   SET version = $17, head = $12, content = $18, status = $19, language = $20, state = $21, red_flag = $22, ready_at = $23, due_at = $24,
       lease_person = $25, lease_until = $26, opinion_from = $27, opinion_of = $28, rings_at = $29, to_call = $30, referral_waits = $31,
       opinion_unopened = $32
 WHERE case_id = $2 AND version = $16;

-- name: renew_lease
UPDATE cases SET lease_until = $2, content = $3 WHERE case_id = $1;

-- name: keep_image
INSERT INTO images (organization_id, image_id, case_id, status, changed_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organization_id, image_id) DO UPDATE SET status = excluded.status, changed_at = excluded.changed_at
 WHERE images.case_id = excluded.case_id;

-- name: keep_object
-- The key follows from the content: a task that is repeated finds its object kept already.
INSERT INTO objects (organization_id, object_key, case_id, kind, size, sha256, stored_size, stored_sha256)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: line_of_act
SELECT date_trunc('milliseconds', clock_timestamp()) AS now, h.sequence, h.payload
  FROM (VALUES (1)) one LEFT JOIN history h ON h.case_id = $1 AND h.act_id = $2;

-- name: lines
SELECT sequence, act_id, act, actor_id, role, at, payload FROM history WHERE case_id = $1 ORDER BY sequence;

-- name: seal
INSERT INTO sealed_records (organization_id, case_id, opinion, round, number, digest, signer, signed_at, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: sealed
SELECT round, number, content FROM sealed_records WHERE case_id = $1 AND opinion = $2 ORDER BY round, number;
