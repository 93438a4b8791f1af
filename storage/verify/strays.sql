-- name: now
SELECT clock_timestamp();

-- name: with_row
SELECT object_key FROM objects WHERE object_key = ANY ($1::text[]);

-- name: of_images
SELECT organization_id, case_id, image_id FROM images WHERE image_id = ANY ($1::uuid[]);
