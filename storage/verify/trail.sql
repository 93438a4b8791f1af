-- name: chained
-- Identifiers as the text that is hashed: making objects of five for each row would take longer than hashing it.
SELECT l.sequence, l.hash AS link, t.organization_id::text, t.trail_id::text, t.at, t.actor_id::text, t.role, t.what, t.purpose, t.outcome,
       t.case_id::text, t.subject::text, t.origin, t.digest, t.xid, h.hash AS signed, h.at AS signed_at, h.signature
  FROM trail_links l LEFT JOIN trail t ON t.organization_id = l.organization_id AND t.trail_id = l.trail_id
                     LEFT JOIN trail_heads h ON h.organization_id = l.organization_id AND h.sequence = l.sequence
 WHERE l.organization_id = $1 ORDER BY l.sequence;

-- name: loose_head
SELECT h.sequence FROM trail_heads h
 WHERE h.organization_id = $1
   AND NOT EXISTS (SELECT FROM trail_links l WHERE l.organization_id = h.organization_id AND l.sequence = h.sequence)
 ORDER BY h.sequence LIMIT 1;

-- name: next_transaction
SELECT pg_snapshot_xmax(pg_current_snapshot());

-- name: unchained
SELECT count(*), max(at) - min(at) AS span FROM trail t WHERE organization_id = $1
   AND NOT EXISTS (SELECT FROM trail_links l WHERE l.organization_id = t.organization_id AND l.trail_id = t.trail_id);

-- name: slipped
-- When the last row was chained, no transaction was running that could still add an earlier one; and no row that can be seen was written
-- by a transaction that is yet to come. The sealer would take neither.
SELECT t.trail_id FROM trail t
 WHERE t.organization_id = $1
   AND NOT EXISTS (SELECT FROM trail_links l WHERE l.organization_id = t.organization_id AND l.trail_id = t.trail_id)
   AND (t.xid >= pg_snapshot_xmax(pg_current_snapshot())
     OR (t.xid, t.trail_id) < (SELECT s.xid, s.trail_id FROM trail_links k
                                 JOIN trail s ON s.organization_id = k.organization_id AND s.trail_id = k.trail_id
                                WHERE k.organization_id = $1 ORDER BY k.sequence DESC LIMIT 1))
 ORDER BY t.xid, t.trail_id LIMIT 1;

-- name: unkept
SELECT l.sequence, t.trail_id, t.case_id, t.what
  FROM trail t LEFT JOIN trail_links l ON l.organization_id = t.organization_id AND l.trail_id = t.trail_id
 WHERE t.organization_id = $1 AND t.digest <> ''
   AND NOT EXISTS (SELECT FROM history h WHERE h.organization_id = t.organization_id AND h.case_id = t.case_id AND h.act_id = t.subject
                                           AND h.hash = t.digest)
   AND NOT EXISTS (SELECT FROM safeguarding s WHERE s.organization_id = t.organization_id AND s.case_id = t.case_id AND s.entry_id = t.subject
                                                AND s.hash = t.digest)
 ORDER BY l.sequence, t.trail_id LIMIT 1;

-- name: unvouched
SELECT h.case_id, h.sequence
  FROM history h LEFT JOIN trail t ON t.organization_id = h.organization_id AND t.case_id = h.case_id AND t.subject = h.act_id AND t.digest <> ''
 WHERE h.organization_id = $1
   AND (t.digest, t.at, t.actor_id, t.role, t.what, t.purpose, t.outcome)
       IS DISTINCT FROM (h.hash, h.at, h.actor_id, h.role, h.act, 'act', 'ok')
 ORDER BY h.case_id, h.sequence LIMIT 1;

-- name: unvouched_entry
SELECT s.case_id, s.sequence
  FROM safeguarding s LEFT JOIN trail t
    ON t.organization_id = s.organization_id AND t.case_id = s.case_id AND t.subject = s.entry_id AND t.digest <> ''
 WHERE s.organization_id = $1
   AND (t.digest, t.at, t.actor_id, t.role, t.what, t.purpose, t.outcome)
       IS DISTINCT FROM (s.hash, s.at, s.author, s.role, $2, 'act', 'ok')
 ORDER BY s.case_id, s.sequence LIMIT 1;

-- name: twice
SELECT l.sequence, t.trail_id, t.case_id
  FROM trail t LEFT JOIN trail_links l ON l.organization_id = t.organization_id AND l.trail_id = t.trail_id
 WHERE t.organization_id = $1 AND t.digest <> ''
   AND EXISTS (SELECT FROM trail o WHERE o.organization_id = t.organization_id AND o.case_id = t.case_id AND o.subject = t.subject
                                     AND o.digest <> '' AND o.trail_id <> t.trail_id)
 ORDER BY l.sequence, t.trail_id LIMIT 1;

-- name: caseless
-- Readings vouch for a case as well: a draft on which nothing was done yet has no other trace.
SELECT l.sequence, t.trail_id, t.case_id
  FROM trail t LEFT JOIN trail_links l ON l.organization_id = t.organization_id AND l.trail_id = t.trail_id
 WHERE t.organization_id = $1 AND t.case_id IS NOT NULL AND t.outcome = 'ok'
   AND NOT EXISTS (SELECT FROM cases c WHERE c.organization_id = t.organization_id AND c.case_id = t.case_id)
 ORDER BY l.sequence, t.trail_id LIMIT 1;
