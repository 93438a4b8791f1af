-- name: entries
SELECT sequence, entry_id, author, at, payload FROM safeguarding WHERE case_id = $1 ORDER BY sequence;

-- name: head
SELECT hash FROM safeguarding WHERE case_id = $1 ORDER BY sequence DESC LIMIT 1;

-- name: add
-- With its row in the trail, so that neither is ever without the other.
WITH vouched AS (
    INSERT INTO trail (organization_id, trail_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin, digest)
    VALUES ($1, $12, $7, $5, $6, $13, 'act', 'ok', $2, $4, $14, $11)
)
INSERT INTO safeguarding (organization_id, case_id, sequence, entry_id, author, role, at, payload_digest, payload, before, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);
