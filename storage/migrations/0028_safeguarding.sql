-- Private notes and records of reports where abuse or neglect is suspected (SPEC SEC-16), under the key of their case. They are chained as a
-- history is, and no part of it: what goes out with a case never holds them.
CREATE TABLE safeguarding (
    organization_id uuid NOT NULL,
    case_id         uuid NOT NULL,
    sequence        bigint NOT NULL CHECK (sequence > 0),
    entry_id        uuid NOT NULL,
    author          uuid NOT NULL,
    role            text NOT NULL,
    at              timestamptz NOT NULL,
    payload_digest  text NOT NULL CHECK (payload_digest ~ '^[0-9a-f]{64}$'),
    payload         bytea NOT NULL,
    before          text NOT NULL CHECK (before ~ '^[0-9a-f]{64}$'),
    hash            text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (organization_id, case_id, sequence),
    UNIQUE (organization_id, case_id, entry_id),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases,
    FOREIGN KEY (organization_id, author) REFERENCES people
);

ALTER TABLE safeguarding ENABLE ROW LEVEL SECURITY;
ALTER TABLE safeguarding FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON safeguarding TO mesial_owner, mesial_api, mesial_worker
    USING (organization_id = current_organization()) WITH CHECK (organization_id = current_organization());
CREATE POLICY audit ON safeguarding FOR SELECT TO mesial_auditor USING (true);
GRANT SELECT ON safeguarding TO mesial_auditor;
-- Nobody changes a row, and the workers, who make letters, records and messages, do not even read one.
GRANT SELECT, INSERT ON safeguarding TO mesial_api;
CREATE TRIGGER safeguarding_stays BEFORE UPDATE OR DELETE ON safeguarding FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The lines that take such reports, as the practice's file has them; none for whoever was there before.
ALTER TABLE organizations ADD COLUMN hotlines jsonb NOT NULL DEFAULT '[]'
    CHECK (jsonb_typeof(hotlines) = 'array' AND jsonb_array_length(hotlines) <= 200);
