-- name: lock
SELECT c.content, c.patient_id, k.wrapped
  FROM cases c JOIN data_keys k ON k.organization_id = c.organization_id AND k.key_id = c.case_id
 WHERE c.case_id = $1
   FOR UPDATE OF c;

-- name: read
SELECT c.content, c.patient_id, k.wrapped
  FROM cases c JOIN data_keys k ON k.organization_id = c.organization_id AND k.key_id = c.case_id
 WHERE c.case_id = $1;

-- name: keep_key
INSERT INTO data_keys (organization_id, key_id, wrapped) VALUES ($1, $2, $3);

-- name: key
SELECT wrapped FROM data_keys WHERE key_id = $1;

-- name: insert
INSERT INTO cases (organization_id, case_id, patient_id, type, status, language, state, red_flag, opened_by, opened_at, version, head, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: update
-- The version says which case was decided about: under the lock it cannot differ, and if it ever does, nothing is written.
UPDATE cases
   SET status = $3, language = $4, state = $5, red_flag = $6, ready_at = $7, due_at = $8, lease_person = $9, lease_until = $10,
       version = $11, head = $12, content = $13, opinion_from = $14, opinion_of = $15, rings_at = $16
 WHERE case_id = $1 AND version = $2;

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

-- name: add_line
INSERT INTO history (organization_id, case_id, sequence, act_id, act, actor_id, role, at, payload_digest, payload, before, hash,
                     sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: line_of_act
SELECT sequence, payload FROM history WHERE case_id = $1 AND act_id = $2;

-- name: lines
SELECT sequence, act_id, act, actor_id, role, at, payload FROM history WHERE case_id = $1 ORDER BY sequence;

-- name: seal
INSERT INTO sealed_records (organization_id, case_id, opinion, round, number, digest, signer, signed_at, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: sealed
SELECT round, number, content FROM sealed_records WHERE case_id = $1 AND opinion = $2 ORDER BY round, number;
