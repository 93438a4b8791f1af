-- name: answered
SELECT c.case_id, c.opened_at FROM cases c
 WHERE c.opinion_unopened <> '{}' AND $1 = ANY (c.opinion_unopened)
 ORDER BY c.red_flag DESC, c.ready_at, c.case_id
 LIMIT $2;

-- name: asked
-- Whose own the case is, its content says; whoever asked, and whoever holds it, are left out here already.
SELECT c.case_id, c.opened_at FROM cases c
 WHERE c.opinion_from IS NOT NULL AND c.state = ANY ($1) AND c.opinion_from <> $2 AND c.lease_person IS DISTINCT FROM $2
   AND (c.opinion_of IS NULL OR c.opinion_of = $2)
 ORDER BY c.red_flag DESC, c.ready_at, c.case_id
 LIMIT $3;
