-- name: one_at_a_time
-- Two requests that open the same thing at once: the second waits, and then finds it.
SELECT pg_advisory_xact_lock(hashtextextended($1, 0));

-- name: patient
-- Whether the asker has opened a case of this patient: a hygienist knows no others.
SELECT p.content, p.version, k.wrapped, EXISTS (SELECT FROM cases c WHERE c.patient_id = p.patient_id AND c.opened_by = $2) AS is_own
  FROM patients p JOIN data_keys k ON k.organization_id = p.organization_id AND k.key_id = p.patient_id
 WHERE p.patient_id = $1;

-- name: keep_key
INSERT INTO data_keys (organization_id, key_id, wrapped) VALUES ($1, $2, $3);

-- name: keep
INSERT INTO patients (organization_id, patient_id, content) VALUES ($1, $2, $3);

-- name: is_open
SELECT true FROM cases WHERE case_id = $1;
