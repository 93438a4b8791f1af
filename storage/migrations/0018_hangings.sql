-- How each dentist likes pictures hung: layouts by kind of case, and the order of their places. Nothing of any case or patient.
CREATE TABLE hangings (
    organization_id uuid NOT NULL,
    person_id       uuid NOT NULL,
    version         integer NOT NULL CHECK (version > 0),
    content         text NOT NULL CHECK (octet_length(content) <= 65536),
    PRIMARY KEY (organization_id, person_id),
    FOREIGN KEY (organization_id, person_id) REFERENCES people
);

ALTER TABLE hangings ENABLE ROW LEVEL SECURITY;
ALTER TABLE hangings FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON hangings TO mesial_owner, mesial_api, mesial_worker
    USING (organization_id = current_organization()) WITH CHECK (organization_id = current_organization());
CREATE POLICY audit ON hangings FOR SELECT TO mesial_auditor USING (true);
GRANT SELECT ON hangings TO mesial_auditor, mesial_api;
GRANT INSERT ON hangings TO mesial_api;
GRANT UPDATE (version, content) ON hangings TO mesial_api;
