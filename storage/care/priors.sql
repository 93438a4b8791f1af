-- name: of_patient
-- What a dentist of these states, or whoever signed it, may read. A case that has ended, or whose key was deleted, is not known any more.
SELECT s.case_id, s.round
  FROM cases c
  JOIN data_keys k ON k.organization_id = c.organization_id AND k.key_id = c.case_id
  JOIN sealed_records s ON s.organization_id = c.organization_id AND s.case_id = c.case_id AND s.number = 0
 WHERE c.patient_id = $1
   AND k.wrapped IS NOT NULL AND c.status NOT IN ('withdrawn', 'expired')
   AND ($2::timestamptz IS NULL OR s.signed_at < $2)
   AND (c.state = ANY ($3::text[])
     OR EXISTS (SELECT FROM sealed_records o WHERE o.organization_id = c.organization_id AND o.case_id = c.case_id AND o.signer = $4))
 ORDER BY s.signed_at DESC, s.case_id, s.round DESC
 LIMIT $5;
