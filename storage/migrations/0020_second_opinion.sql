-- A second opinion is sealed as a record is, in the same table, with numbers of its own. The constraint's name stays that of the table's key.
ALTER TABLE sealed_records ADD COLUMN opinion boolean NOT NULL DEFAULT false;
ALTER TABLE sealed_records DROP CONSTRAINT sealed_records_pkey;
ALTER TABLE sealed_records ADD PRIMARY KEY (organization_id, case_id, opinion, round, number);

-- The question that waits for an answer: who asked it, and whom, or nobody in particular.
ALTER TABLE cases ADD COLUMN opinion_from uuid;
ALTER TABLE cases ADD COLUMN opinion_of uuid;
ALTER TABLE cases ADD CHECK (opinion_of IS NULL OR opinion_from IS NOT NULL);
CREATE INDEX cases_asked ON cases (organization_id, state) WHERE opinion_from IS NOT NULL;

CREATE TRIGGER opinion_asked AFTER UPDATE OF opinion_from ON cases FOR EACH ROW
    WHEN (NEW.opinion_from IS NOT NULL AND OLD.opinion_from IS NULL) EXECUTE FUNCTION tell_worklist();
