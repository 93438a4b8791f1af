-- name: newest
-- Keyset paging: everything before the last row of the page before.
SELECT case_id, opened_at FROM cases
 WHERE $1::timestamptz IS NULL OR (opened_at, case_id) < ($1, $2::uuid)
 ORDER BY opened_at DESC, case_id DESC
 LIMIT $3;

-- name: mine
SELECT case_id, opened_at FROM cases
 WHERE opened_by = $1 AND ($2::timestamptz IS NULL OR (opened_at, case_id) < ($2, $3::uuid))
 ORDER BY opened_at DESC, case_id DESC
 LIMIT $4;

-- name: pressing
-- Every case that may need the office, by what the columns know; whether it does, the case itself says. $1: the states in which
-- somebody may review.
SELECT c.case_id, c.opened_at FROM cases c
 WHERE c.referral_waits
    OR c.case_id IN (SELECT l.case_id FROM links l WHERE l.tries >= 5 AND l.revoked_at IS NULL AND l.referral_id IS NOT NULL)
    OR (c.status <> 'closed'
        AND (c.status = 'signed' OR c.to_call
          OR (c.red_flag AND c.status <> 'communicated')
          OR (c.status IN ('ready', 'in_review') AND c.due_at <= clock_timestamp())
          OR (c.status IN ('draft', 'submitted', 'ready', 'in_review', 'returned') AND c.state <> ALL ($1::text[]))
          OR c.case_id IN (SELECT i.case_id FROM images i WHERE i.status = 'held')
          OR c.case_id IN (SELECT l.case_id FROM links l WHERE l.tries >= 5 AND l.revoked_at IS NULL)
          OR c.case_id IN (SELECT o.case_id FROM outbox o WHERE o.task = 'notify' AND o.done_at IS NULL AND o.trouble <> '')))
 ORDER BY c.red_flag DESC, c.opened_at DESC, c.case_id DESC
 LIMIT $2;

-- name: lapsed
SELECT case_id FROM cases WHERE status = 'in_review' AND lease_until <= clock_timestamp() LIMIT 100;

-- name: ringing
SELECT case_id FROM cases WHERE rings_at <= clock_timestamp() ORDER BY rings_at LIMIT 100;

-- name: expired
SELECT c.case_id FROM cases c
 WHERE c.status IN ('draft', 'returned')
   AND coalesce((SELECT max(upload_until) FROM links l WHERE l.case_id = c.case_id AND l.revoked_at IS NULL), c.opened_at + interval '30 days')
       <= clock_timestamp()
 LIMIT 100;

-- name: abandoned
SELECT DISTINCT c.case_id
  FROM images i JOIN cases c ON c.organization_id = i.organization_id AND c.case_id = i.case_id
 WHERE i.status = 'announced' AND i.changed_at <= clock_timestamp() - interval '24 hours' AND c.status IN ('submitted', 'ready', 'in_review')
 LIMIT 100;
