-- name: organizations
SELECT organization_id, wrapped_key FROM organizations ORDER BY organization_id;

-- name: cases
SELECT c.case_id, c.type, c.status, c.language, c.state, c.red_flag, c.opened_by, c.opened_at, c.ready_at, c.due_at, c.lease_person,
       c.lease_until, c.version, c.head, c.content, k.wrapped, k.certificate
  FROM cases c LEFT JOIN data_keys k ON k.organization_id = c.organization_id AND k.key_id = c.case_id
 WHERE c.organization_id = $1 ORDER BY c.case_id;

-- name: lines
SELECT sequence, act_id, act, actor_id, role, at, payload_digest, payload, before, hash
  FROM history WHERE organization_id = $1 AND case_id = $2 ORDER BY sequence;

-- name: sealed
SELECT round, number, digest, signer, signed_at, content FROM sealed_records WHERE organization_id = $1 AND case_id = $2 ORDER BY round, number;

-- name: images
SELECT image_id, status FROM images WHERE organization_id = $1 AND case_id = $2;

-- name: objects
SELECT object_key, kind, size, sha256, stored_size, stored_sha256 FROM objects WHERE organization_id = $1 AND case_id = $2 ORDER BY object_key;

-- name: trail
SELECT l.sequence, l.hash AS link, t.organization_id, t.trail_id, t.at, t.actor_id, t.role, t.what, t.purpose, t.outcome, t.case_id, t.subject, t.origin
  FROM trail_links l LEFT JOIN trail t ON t.organization_id = l.organization_id AND t.trail_id = l.trail_id
 WHERE l.organization_id = $1 ORDER BY l.sequence;

-- name: heads
SELECT sequence, hash, at, signature FROM trail_heads WHERE organization_id = $1 ORDER BY sequence;

-- name: unchained
SELECT count(*) FROM trail t WHERE organization_id = $1
   AND NOT EXISTS (SELECT FROM trail_links l WHERE l.organization_id = t.organization_id AND l.trail_id = t.trail_id);

-- name: strays
-- Evidence that belongs to no case any more.
SELECT (SELECT count(*) FROM history h WHERE NOT EXISTS (SELECT FROM cases c WHERE c.organization_id = h.organization_id AND c.case_id = h.case_id))
     + (SELECT count(*) FROM sealed_records s WHERE NOT EXISTS (SELECT FROM cases c WHERE c.organization_id = s.organization_id AND c.case_id = s.case_id));
