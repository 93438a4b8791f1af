-- name: objects
SELECT object_key, kind, size, sha256, stored_size, stored_sha256 FROM objects WHERE organization_id = $1 AND case_id = $2 ORDER BY object_key;
