-- name: add
INSERT INTO trail (organization_id, trail_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin)
VALUES ($1, $2, clock_timestamp(), $3, $4, $5, $6, $7, $8, $9, $10);

-- name: last
SELECT sequence, hash FROM trail_links ORDER BY sequence DESC LIMIT 1;

-- name: unsealed
-- Below the horizon no transaction is running that could still add an earlier row; hence none is unsealed from before the last sealed one,
-- and the sealer, which asks every second, need not walk the whole trail.
SELECT organization_id, trail_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin, digest
  FROM trail t
 WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
   AND xid >= coalesce((SELECT s.xid FROM trail_links k JOIN trail s ON s.organization_id = k.organization_id AND s.trail_id = k.trail_id
                         ORDER BY k.organization_id DESC, k.sequence DESC LIMIT 1), '0'::xid8)
   AND NOT EXISTS (SELECT FROM trail_links l WHERE l.organization_id = t.organization_id AND l.trail_id = t.trail_id)
 ORDER BY xid, trail_id
 LIMIT $1;

-- name: oldest_unsealed
SELECT coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::float8
  FROM trail t
 WHERE xid >= coalesce((SELECT s.xid FROM trail_links k JOIN trail s ON s.organization_id = k.organization_id AND s.trail_id = k.trail_id
                         ORDER BY k.organization_id DESC, k.sequence DESC LIMIT 1), '0'::xid8)
   AND NOT EXISTS (SELECT FROM trail_links l WHERE l.organization_id = t.organization_id AND l.trail_id = t.trail_id);

-- name: one_sealer
SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0));

-- name: clock
SELECT date_trunc('milliseconds', clock_timestamp());

-- name: chain
INSERT INTO trail_links (organization_id, sequence, trail_id, hash)
SELECT $1, $2 + r.number, r.trail_id, r.hash FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS r (trail_id, hash, number);

-- name: sign
INSERT INTO trail_heads (organization_id, sequence, hash, at, signature) VALUES ($1, $2, $3, $4, $5);

-- name: newest_head
SELECT sequence, hash, at, signature FROM trail_heads ORDER BY sequence DESC LIMIT 1;

-- name: hash_at
SELECT hash FROM trail_links WHERE sequence = $1;
