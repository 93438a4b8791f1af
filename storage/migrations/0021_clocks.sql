-- When a practice works, and how its people are reached: a case that is nearly late or late is told to them (SPEC QUE-04).
-- Without hours of its own a practice has the usual ones of `schemas/hours.py`.
ALTER TABLE organizations ADD COLUMN hours jsonb;
ALTER TABLE people ADD COLUMN contact_channel text CHECK (contact_channel IN ('sms', 'email'));
ALTER TABLE people ADD COLUMN contact_address text;
ALTER TABLE people ADD CHECK ((contact_channel IS NULL) = (contact_address IS NULL));

-- When somebody is told next. What waits now has no clock yet: it rings once its time is over. The owner sees tenants' rows while the force
-- is off, within this transaction only.
ALTER TABLE cases ADD COLUMN rings_at timestamptz;
ALTER TABLE cases NO FORCE ROW LEVEL SECURITY;
UPDATE cases SET rings_at = due_at WHERE status IN ('ready', 'in_review') AND due_at IS NOT NULL;
ALTER TABLE cases FORCE ROW LEVEL SECURITY;
CREATE INDEX cases_ringing ON cases (organization_id, rings_at) WHERE rings_at IS NOT NULL;

-- The worklist in its order (SPEC QUE-01), a state at a time, from any row on; and what waits for photos that were asked for again.
DROP INDEX cases_worklist;
CREATE INDEX cases_worklist ON cases (organization_id, state, (NOT red_flag), due_at, ready_at, case_id)
    INCLUDE (type, language, red_flag) WHERE status = 'ready';
CREATE INDEX cases_returned ON cases (organization_id, state, (NOT red_flag), opened_at, case_id) WHERE status = 'returned';
