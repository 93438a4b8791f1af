-- name: read
SELECT version, content FROM hangings WHERE person_id = $1;

-- name: begin
INSERT INTO hangings (organization_id, person_id, version, content) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING RETURNING version;

-- name: save
UPDATE hangings SET version = version + 1, content = $3 WHERE person_id = $1 AND version = $2 RETURNING version;
