-- name: lines
SELECT sequence, act_id, act, actor_id, role, at, payload_digest, payload, before, hash, sealed FROM history WHERE case_id = $1 ORDER BY sequence;
