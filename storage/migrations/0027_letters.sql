-- The letter to the family (SPEC ADV-04): an object beside the record, made by a job of its own.
ALTER TABLE objects DROP CONSTRAINT objects_kind_check;
ALTER TABLE objects ADD CONSTRAINT objects_kind_check
    CHECK (kind IN ('original', 'thumb', 'display', 'full', 'frame', 'film', 'text', 'record', 'letter', 'referral'));
ALTER TABLE outbox DROP CONSTRAINT outbox_task_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_task_check
    CHECK (task IN ('normalize', 'full', 'renormalize', 'clear', 'notify', 'render_record', 'render_letter', 'render_referral'));

-- Advice that was not opened in time, or a message that came back, waits for a call (SPEC ADV-05).
ALTER TABLE cases ADD COLUMN to_call boolean NOT NULL DEFAULT false;
CREATE INDEX cases_to_call ON cases (organization_id) WHERE to_call;

-- What is answered and not closed gets its letter, and with it the time to be opened. The owner sees tenants' rows while the force is off,
-- within this transaction only.
ALTER TABLE cases NO FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
INSERT INTO outbox (organization_id, outbox_id, case_id, subject, fact, task, created_at, due_at)
SELECT organization_id, uuidv7(), case_id, case_id, 'signed', 'render_letter', clock_timestamp(), clock_timestamp()
  FROM cases WHERE status IN ('signed', 'communicated');
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
ALTER TABLE cases FORCE ROW LEVEL SECURITY;
