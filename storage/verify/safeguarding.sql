-- name: entries
SELECT s.case_id, s.sequence, s.entry_id, s.author, s.role, s.at, s.payload_digest, s.payload, s.before, s.hash, k.wrapped
  FROM safeguarding s LEFT JOIN data_keys k ON k.organization_id = s.organization_id AND k.key_id = s.case_id
 WHERE s.organization_id = $1 ORDER BY s.case_id, s.sequence;
