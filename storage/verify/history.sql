-- name: lines
SELECT sequence, act_id::text, act, actor_id::text, role, at, payload_digest, payload, before, hash, sealed
  FROM history WHERE organization_id = $1 AND case_id = $2 ORDER BY sequence;
