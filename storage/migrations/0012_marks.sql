-- A film that lies in two patients' cases is found by what it is, and nobody who reads the table learns what that is: a mark is a keyed hash
-- of the file's digest, or of its instance number. It is an index and no evidence: the cases themselves say what they hold. Films that were
-- settled before this are not in it.
CREATE TABLE marks (
    organization_id uuid NOT NULL,
    mark            text NOT NULL CHECK (mark ~ '^[0-9a-f]{64}$'),
    image_id        uuid NOT NULL,
    PRIMARY KEY (organization_id, mark, image_id),
    FOREIGN KEY (organization_id, image_id) REFERENCES images
);
CREATE INDEX marks_of_image ON marks (organization_id, image_id);

ALTER TABLE marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE marks FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON marks TO mesial_owner, mesial_api, mesial_worker
    USING (organization_id = current_organization()) WITH CHECK (organization_id = current_organization());
CREATE POLICY audit ON marks FOR SELECT TO mesial_auditor USING (true);
GRANT SELECT ON marks TO mesial_auditor, mesial_api, mesial_worker;
GRANT INSERT ON marks TO mesial_worker;
