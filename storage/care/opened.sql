-- name: lock
SELECT c.case_id, c.content, c.patient_id, k.wrapped
  FROM cases c JOIN data_keys k ON k.organization_id = c.organization_id AND k.key_id = c.case_id
 WHERE c.case_id = $1
   FOR UPDATE OF c;

-- name: read
SELECT c.case_id, c.content, c.patient_id, k.wrapped
  FROM cases c JOIN data_keys k ON k.organization_id = c.organization_id AND k.key_id = c.case_id
 WHERE c.case_id = $1;

-- name: read_each
SELECT c.case_id, c.content, c.patient_id, k.wrapped
  FROM cases c JOIN data_keys k ON k.organization_id = c.organization_id AND k.key_id = c.case_id
 WHERE c.case_id = ANY ($1::uuid[]) AND k.wrapped IS NOT NULL;
