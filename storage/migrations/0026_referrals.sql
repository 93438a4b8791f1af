-- A specialist's link is a link of the case, for one referral and with no right but to read its packet (SPEC REF-03). Those of before are
-- all the family's.
ALTER TABLE links ADD COLUMN referral_id uuid;
ALTER TABLE links ADD CHECK (referral_id IS NULL OR upload_until IS NULL);
DROP FUNCTION resolve_link(bytea);
CREATE FUNCTION resolve_link(given bytea) RETURNS TABLE (organization_id uuid, link_id uuid, case_id uuid, referral_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS 'SELECT organization_id, link_id, case_id, referral_id FROM links WHERE token_hash = given';
REVOKE ALL ON FUNCTION resolve_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_link TO mesial_api;

-- A referral waits for the office: its next step is late, its message failed, or it was declined (SPEC REF-04).
ALTER TABLE cases ADD COLUMN referral_waits boolean NOT NULL DEFAULT false;
CREATE INDEX cases_referral_waits ON cases (organization_id, case_id) WHERE referral_waits;

-- The packet as a PDF: an object of its own kind, made by a task of its own.
ALTER TABLE objects DROP CONSTRAINT objects_kind_check;
ALTER TABLE objects ADD CONSTRAINT objects_kind_check
    CHECK (kind IN ('original', 'thumb', 'display', 'full', 'frame', 'film', 'text', 'record', 'referral'));
ALTER TABLE outbox DROP CONSTRAINT outbox_task_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_task_check
    CHECK (task IN ('normalize', 'full', 'renormalize', 'clear', 'notify', 'render_record', 'render_referral'));
