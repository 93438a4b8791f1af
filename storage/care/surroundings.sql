-- name: house
-- One row: the organization; of each state the rule in force today; who is told when a case is late, of a dentist with the states in which
-- a licence is in force; the consent texts on offer; the practice's codes.
SELECT o.organization_id, o.name, o.phone, o.zone, o.on_call_channel, o.on_call_address, o.language, o.hours, o.codes,
       (SELECT coalesce(json_agg(r), '[]')
          FROM (SELECT DISTINCT ON (state) state, effective, async_review, majority_age, source, decided_by, prescribing
                  FROM state_rules WHERE effective <= current_date ORDER BY state, effective DESC) r) AS rules,
       (SELECT coalesce(json_agg(s), '[]')
          FROM (SELECT p.person_id AS id, p.role,
                       CASE WHEN p.contact_channel IS NOT NULL
                            THEN json_build_object('channel', p.contact_channel, 'address', p.contact_address) END AS contact,
                       array(SELECT DISTINCT l.state FROM licences l
                              WHERE l.organization_id = p.organization_id AND l.person_id = p.person_id AND l.kind = 'dentist'
                                AND l.status = 'active' AND current_date BETWEEN l.valid_from AND l.valid_to ORDER BY l.state) AS states
                  FROM people p WHERE p.status = 'active' AND p.role IN ('dentist', 'programme_lead') ORDER BY p.person_id) s) AS staff,
       (SELECT coalesce(json_agg(t), '[]')
          FROM (SELECT version, language, digest, body FROM consent_texts WHERE offered ORDER BY version DESC, language) t) AS consent_texts
  FROM organizations o;

-- name: beside
-- A row for each case: the patient, the draft, and the terms of the newest link; a living one, if there is one. `locked`: specialists' links.
SELECT c.case_id, p.content AS patient, p.version AS patient_version, k.wrapped AS patient_key,
       d.round AS draft_round, d.version AS draft_version, d.content AS draft, d.saved_by, d.saved_at,
       n.link_id, n.upload_until, n.read_until, n.revoked_at, n.tries, clock_timestamp() AS now,
       array(SELECT l.link_id FROM links l WHERE l.case_id = c.case_id AND l.referral_id IS NOT NULL
                AND l.tries >= 5 AND l.revoked_at IS NULL) AS locked
  FROM unnest($1::uuid[], $2::uuid[]) c(case_id, patient_id)
  JOIN patients p ON p.organization_id = current_organization() AND p.patient_id = c.patient_id
  JOIN data_keys k ON k.organization_id = p.organization_id AND k.key_id = p.patient_id
  LEFT JOIN drafts d ON d.organization_id = p.organization_id AND d.case_id = c.case_id
  LEFT JOIN LATERAL (SELECT l.link_id, l.upload_until, l.read_until, l.revoked_at, l.tries FROM links l
                      WHERE l.case_id = c.case_id AND l.referral_id IS NULL
                      ORDER BY (l.revoked_at IS NULL) DESC, l.created_at DESC, l.link_id DESC LIMIT 1) n ON true;

-- name: consent_text
SELECT body FROM consent_texts WHERE digest = $1 LIMIT 1;

-- name: patient_key
SELECT wrapped FROM data_keys WHERE key_id = $1;

-- name: change_patient
UPDATE patients SET content = $4, version = version + 1 WHERE organization_id = $1 AND patient_id = $2 AND version = $3;

-- name: patient_version
SELECT version FROM patients WHERE patient_id = $1;
