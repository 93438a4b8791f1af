-- What the people of an organization work in: their records are written in it, whatever language the patient reads.
ALTER TABLE organizations ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es'));

-- A job that failed for good is stated again: by the worker when it starts, by the office with a button.
GRANT UPDATE (created_at) ON outbox TO mesial_worker;
GRANT UPDATE (created_at, due_at, lease_until, failed_at, trouble, excused) ON outbox TO mesial_api;
