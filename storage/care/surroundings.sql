-- name: around
-- One row: the organization, the patient, the draft, and the terms of the newest link; a living one, if there is one.
SELECT o.name, o.phone, o.zone, o.on_call_channel, o.on_call_address, o.language, o.hours,
       p.content AS patient, p.version AS patient_version, k.wrapped AS patient_key,
       d.round AS draft_round, d.version AS draft_version, d.content AS draft, d.saved_by, d.saved_at,
       n.link_id, n.upload_until, n.read_until, n.revoked_at, n.tries, clock_timestamp() AS now
  FROM organizations o
  JOIN patients p ON p.organization_id = o.organization_id AND p.patient_id = $2
  JOIN data_keys k ON k.organization_id = p.organization_id AND k.key_id = p.patient_id
  LEFT JOIN drafts d ON d.organization_id = o.organization_id AND d.case_id = $1
  LEFT JOIN LATERAL (SELECT link_id, upload_until, read_until, revoked_at, tries FROM links
                      WHERE case_id = $1 ORDER BY (revoked_at IS NULL) DESC, created_at DESC, link_id DESC LIMIT 1) n ON true;

-- name: rules
-- Of each state the rule in force today.
SELECT DISTINCT ON (state) state, effective, async_review, majority_age, source, decided_by, prescribing
  FROM state_rules WHERE effective <= current_date ORDER BY state, effective DESC;

-- name: staff
-- Who is told when a case is late; of a dentist the states in which a licence is in force.
SELECT p.person_id, p.role, p.contact_channel, p.contact_address,
       array(SELECT DISTINCT l.state FROM licences l
              WHERE l.organization_id = p.organization_id AND l.person_id = p.person_id AND l.kind = 'dentist' AND l.status = 'active'
                AND current_date BETWEEN l.valid_from AND l.valid_to ORDER BY l.state) AS states
  FROM people p WHERE p.status = 'active' AND p.role IN ('dentist', 'programme_lead') ORDER BY p.person_id;

-- name: consent_texts
SELECT version, language, digest, body FROM consent_texts WHERE offered ORDER BY version DESC, language;

-- name: consent_text
SELECT body FROM consent_texts WHERE digest = $1 LIMIT 1;

-- name: patient_key
SELECT wrapped FROM data_keys WHERE key_id = $1;

-- name: change_patient
UPDATE patients SET content = $4, version = version + 1 WHERE organization_id = $1 AND patient_id = $2 AND version = $3;

-- name: patient_version
SELECT version FROM patients WHERE patient_id = $1;
