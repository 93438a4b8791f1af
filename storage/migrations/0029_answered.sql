-- Who asked for a second opinion and has not opened the answer. What was answered before now is not news: no content says that it was unopened.
ALTER TABLE cases ADD COLUMN opinion_unopened uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX cases_answered ON cases (organization_id, case_id) WHERE opinion_unopened <> '{}';

CREATE TRIGGER opinion_answered AFTER UPDATE OF opinion_unopened ON cases FOR EACH ROW
    WHEN (NOT NEW.opinion_unopened <@ OLD.opinion_unopened) EXECUTE FUNCTION tell_worklist();
