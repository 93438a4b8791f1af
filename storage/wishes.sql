-- name: ask
-- One job waits for the same wish at most, whoever asks and how often.
INSERT INTO outbox (organization_id, outbox_id, case_id, subject, fact, task, created_at, due_at)
VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp(), clock_timestamp())
ON CONFLICT (organization_id, subject, task) WHERE task IN ('full', 'renormalize') AND done_at IS NULL AND failed_at IS NULL DO NOTHING;

-- name: cases_behind
SELECT case_id FROM cases WHERE case_id > $1 AND ($2::uuid IS NULL OR case_id = $2) ORDER BY case_id LIMIT $3;

-- name: newest
-- The newest job for each of these images.
SELECT DISTINCT ON (subject) subject, outcome, trouble, failed_at IS NOT NULL AS failed, done_at IS NULL AND failed_at IS NULL AS waits
  FROM outbox
 WHERE subject = ANY ($1::uuid[]) AND task = ANY ($2::text[])
 ORDER BY subject, outbox_id DESC;
