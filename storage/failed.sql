-- name: of_cases
-- What was given up and still matters. An image that failed says so itself.
SELECT outbox_id, case_id, fact, task, failed_at, trouble FROM outbox
 WHERE case_id = ANY ($1) AND failed_at IS NOT NULL AND task IN ('render_record', 'render_letter', 'render_referral', 'notify')
 ORDER BY outbox_id;

-- name: restate
-- The same row, as if its fact had happened now: its attempts stay counted, for they fence, and none of them counts towards giving up.
UPDATE outbox SET created_at = clock_timestamp(), due_at = clock_timestamp(), lease_until = NULL, failed_at = NULL, trouble = '', excused = attempt
 WHERE case_id = $1 AND outbox_id = $2 AND failed_at IS NOT NULL AND task IN ('render_record', 'render_letter', 'render_referral', 'notify');

-- name: restate_records
UPDATE outbox SET created_at = clock_timestamp(), due_at = clock_timestamp(), lease_until = NULL, failed_at = NULL, trouble = '', excused = attempt
 WHERE failed_at IS NOT NULL AND task IN ('render_record', 'render_letter', 'render_referral');

-- name: overcome_image
UPDATE outbox SET failed_at = NULL, done_at = clock_timestamp()
 WHERE case_id = $1 AND subject = $2 AND task = $3 AND failed_at IS NOT NULL;

-- name: overcome
UPDATE outbox SET failed_at = NULL, done_at = clock_timestamp() WHERE case_id = $1 AND task = $2 AND failed_at IS NOT NULL;
