-- Attempts that failed because something outside was away are excused: they fence, and they do not count towards giving up.
ALTER TABLE outbox ADD COLUMN excused integer NOT NULL DEFAULT 0 CHECK (excused >= 0);
GRANT UPDATE (excused) ON outbox TO mesial_worker;
