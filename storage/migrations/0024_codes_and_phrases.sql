-- The practice's list of codes, as its file has it; none for whoever was there before. It is replaced as a whole, and never by the API.
ALTER TABLE organizations ADD COLUMN codes jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(codes) = 'array' AND jsonb_array_length(codes) <= 200);

-- What a dentist writes again and again, for their own use. Words of the practice and never of a patient: no ciphertext.
CREATE TABLE phrases (
    organization_id uuid NOT NULL,
    person_id       uuid NOT NULL,
    phrase_id       uuid NOT NULL,
    en              text NOT NULL CHECK (length(en) <= 1000),
    es              text NOT NULL CHECK (length(es) <= 1000),
    PRIMARY KEY (organization_id, person_id, phrase_id),
    FOREIGN KEY (organization_id, person_id) REFERENCES people,
    CHECK (en <> '' OR es <> '')
);
ALTER TABLE phrases ENABLE ROW LEVEL SECURITY;
ALTER TABLE phrases FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON phrases TO mesial_owner, mesial_api, mesial_worker
    USING (organization_id = current_organization()) WITH CHECK (organization_id = current_organization());
CREATE POLICY audit ON phrases FOR SELECT TO mesial_auditor USING (true);
GRANT SELECT ON phrases TO mesial_auditor;
GRANT SELECT, INSERT, UPDATE, DELETE ON phrases TO mesial_api;
