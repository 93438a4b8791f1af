-- Every pixel on demand, and pictures made anew by a newer recipe: two tasks, of which one of each waits for an image at most, and what came
-- of a job that somebody waits for.
ALTER TABLE outbox DROP CONSTRAINT outbox_task_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_task_check
    CHECK (task IN ('normalize', 'full', 'renormalize', 'clear', 'notify', 'render_record'));
ALTER TABLE outbox ADD COLUMN outcome text NOT NULL DEFAULT '';
CREATE UNIQUE INDEX outbox_asked_once ON outbox (organization_id, subject, task)
    WHERE task IN ('full', 'renormalize') AND done_at IS NULL AND failed_at IS NULL;
GRANT UPDATE (outcome) ON outbox TO mesial_worker;
