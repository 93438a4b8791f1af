-- The pieces of an image that is dropped before it arrived are cleared away by a job of their own.
ALTER TABLE outbox DROP CONSTRAINT outbox_task_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_task_check CHECK (task IN ('normalize', 'clear', 'notify', 'render_record'));
