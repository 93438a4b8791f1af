-- name: patient
-- Whether the asker has opened a case of this patient: a hygienist knows no others.
SELECT p.content, p.version, k.wrapped, EXISTS (SELECT FROM cases c WHERE c.patient_id = p.patient_id AND c.opened_by = $2) AS is_own
  FROM patients p JOIN data_keys k ON k.organization_id = p.organization_id AND k.key_id = p.patient_id
 WHERE p.patient_id = $1;
