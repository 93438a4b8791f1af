-- name: organization
-- Its key stays what it is: everything that it ever kept is locked with it.
INSERT INTO organizations AS o (organization_id, name, phone, zone, on_call_channel, on_call_address, language, hours, wrapped_key)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (organization_id) DO UPDATE
   SET name = excluded.name, phone = excluded.phone, zone = excluded.zone, on_call_channel = excluded.on_call_channel,
       on_call_address = excluded.on_call_address, language = excluded.language, hours = excluded.hours;

-- name: people
SELECT person_id, sign_in, name, credential, role, status FROM people ORDER BY sign_in FOR UPDATE;

-- name: add_person
INSERT INTO people (organization_id, person_id, sign_in, name, credential, role, status, contact_channel, contact_address, password_hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: bring_person
UPDATE people SET name = $2, credential = $3, role = $4, status = $5, contact_channel = $6, contact_address = $7 WHERE person_id = $1;

-- name: end_visits
-- After the row was changed: whoever signs in meanwhile waits for it, and finds what it says now (THREATS T-A09, T-A13).
DELETE FROM sessions WHERE person_id = $1;

-- name: licences
SELECT l.kind, l.state, l.number, l.status, p.sign_in AS person
  FROM licences l JOIN people p ON p.organization_id = l.organization_id AND p.person_id = l.person_id ORDER BY p.sign_in, l.state, l.number;

-- name: bring_licence
UPDATE licences SET valid_from = $5, valid_to = $6, status = $7 WHERE person_id = $1 AND kind = $2 AND state = $3 AND number = $4;

-- name: add_licence
INSERT INTO licences (organization_id, licence_id, person_id, kind, state, number, valid_from, valid_to, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: rule
INSERT INTO state_rules (organization_id, state, effective, async_review, majority_age, source, decided_by, prescribing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (organization_id, state, effective) DO UPDATE
   SET async_review = excluded.async_review, majority_age = excluded.majority_age, source = excluded.source, decided_by = excluded.decided_by,
       prescribing = excluded.prescribing;

-- name: consent_text
-- A text that is there already stays as it was agreed to.
INSERT INTO consent_texts (organization_id, version, language, digest, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;

-- name: consent_digest
SELECT digest FROM consent_texts WHERE version = $1 AND language = $2;

-- name: offer
UPDATE consent_texts SET offered = version = $1 WHERE offered <> (version = $1);

-- name: codes
-- The list is what the file says now: a code that is not there any more is offered no more, and records keep theirs.
UPDATE organizations SET codes = $2 WHERE organization_id = $1 AND codes <> $2::jsonb;

-- name: hotlines
-- As with the codes: what the file says now.
UPDATE organizations SET hotlines = $2 WHERE organization_id = $1 AND hotlines <> $2::jsonb;
