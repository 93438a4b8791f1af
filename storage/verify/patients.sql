-- name: patients
SELECT p.patient_id, p.version, p.content, k.wrapped, k.deleted_at, k.certificate
  FROM patients p LEFT JOIN data_keys k ON k.organization_id = p.organization_id AND k.key_id = p.patient_id
 WHERE p.organization_id = $1 ORDER BY p.patient_id;

-- name: ownerless
SELECT k.key_id FROM data_keys k
 WHERE k.organization_id = $1
   AND NOT EXISTS (SELECT FROM cases c WHERE c.organization_id = k.organization_id AND c.case_id = k.key_id)
   AND NOT EXISTS (SELECT FROM patients p WHERE p.organization_id = k.organization_id AND p.patient_id = k.key_id)
 ORDER BY k.key_id LIMIT 1;

-- name: texts
SELECT version, language, digest, body FROM consent_texts WHERE organization_id = $1 ORDER BY version, language;
