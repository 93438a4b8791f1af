-- A patient's row has a version: two people who correct a telephone number at once do not overwrite each other (SPEC GEN-02).
ALTER TABLE patients ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);

-- The family of a child whose case a hygienist filled in gets a link that only ever reads (SPEC ADV-05), with the notice of the advice.
ALTER TABLE links ALTER COLUMN upload_until DROP NOT NULL;
GRANT INSERT ON links TO mesial_worker;

-- What may need the office is found by index, however long ago it was opened.
CREATE INDEX cases_open_hand ON cases (organization_id, opened_at) WHERE status = 'signed' OR red_flag;
CREATE INDEX images_held ON images (organization_id, case_id) WHERE status = 'held';
CREATE INDEX links_locked ON links (organization_id, case_id) WHERE tries >= 5 AND revoked_at IS NULL;
CREATE INDEX outbox_troubled ON outbox (organization_id, case_id) WHERE done_at IS NULL AND trouble <> '';
