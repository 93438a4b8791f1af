-- name: put
INSERT INTO outbox (organization_id, outbox_id, case_id, subject, fact, task, created_at, due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $7);

-- name: note
UPDATE outbox SET outcome = $3 WHERE organization_id = $1 AND outbox_id = $2;

-- name: waiting
-- Told to Redis at most once in 5 seconds for each row: Redis may lose it, and then it is told again. A leased row is being worked on.
SELECT organization_id, outbox_id, task, attempt
  FROM outbox
 WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= clock_timestamp()
   AND (lease_until IS NULL OR lease_until < clock_timestamp())
   AND (delivered_at IS NULL OR delivered_at < clock_timestamp() - interval '5 seconds')
 ORDER BY due_at
 LIMIT $1
   FOR UPDATE SKIP LOCKED;

-- name: delivered
UPDATE outbox SET delivered_at = clock_timestamp() WHERE organization_id = $1 AND outbox_id = $2;

-- name: begin
-- The attempt is counted before the work, so that a job that kills its worker is counted too.
UPDATE outbox SET attempt = attempt + 1, lease_until = clock_timestamp() + $3 * interval '1 second'
 WHERE organization_id = $1 AND outbox_id = $2 AND done_at IS NULL AND failed_at IS NULL AND due_at <= clock_timestamp()
   AND (lease_until IS NULL OR lease_until < clock_timestamp())
RETURNING case_id, subject, fact, task, attempt, excused, created_at;

-- name: renew
UPDATE outbox SET lease_until = clock_timestamp() + $4 * interval '1 second'
 WHERE organization_id = $1 AND outbox_id = $2 AND attempt = $3 AND done_at IS NULL AND failed_at IS NULL;

-- name: done
UPDATE outbox SET done_at = clock_timestamp(), lease_until = NULL, trouble = ''
 WHERE organization_id = $1 AND outbox_id = $2 AND attempt = $3 AND done_at IS NULL AND failed_at IS NULL;

-- name: again
UPDATE outbox SET due_at = clock_timestamp() + $4 * interval '1 second', lease_until = NULL, trouble = $5
 WHERE organization_id = $1 AND outbox_id = $2 AND attempt = $3 AND done_at IS NULL AND failed_at IS NULL;

-- name: excuse
-- The attempt stays counted, for it is the fencing number; that it was excused is counted beside it.
UPDATE outbox SET due_at = clock_timestamp() + $4 * interval '1 second', lease_until = NULL, trouble = $5, excused = excused + 1
 WHERE organization_id = $1 AND outbox_id = $2 AND attempt = $3 AND done_at IS NULL AND failed_at IS NULL;

-- name: failed
UPDATE outbox SET failed_at = clock_timestamp(), lease_until = NULL, trouble = $4
 WHERE organization_id = $1 AND outbox_id = $2 AND attempt = $3 AND done_at IS NULL AND failed_at IS NULL;

-- name: restate_received
-- An image that stands received without a job, whatever lost it, gets a new one. Where a job failed, it stays failed and visible.
INSERT INTO outbox (organization_id, outbox_id, case_id, subject, fact, task, created_at, due_at)
SELECT i.organization_id, uuidv7(), i.case_id, i.image_id, 'image_received', 'normalize', clock_timestamp(), clock_timestamp()
  FROM images i JOIN cases c ON c.organization_id = i.organization_id AND c.case_id = i.case_id
 WHERE i.status = 'received' AND i.changed_at < clock_timestamp() - $1 * interval '1 second'
   AND c.status IN ('draft', 'submitted', 'ready', 'in_review', 'returned', 'withdrawn', 'expired')
   AND NOT EXISTS (SELECT FROM outbox o WHERE o.organization_id = i.organization_id AND o.subject = i.image_id AND o.task = 'normalize'
                                          AND o.done_at IS NULL);

-- name: forget_done
DELETE FROM outbox WHERE done_at < clock_timestamp() - interval '7 days';
