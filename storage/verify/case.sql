-- name: sealed
SELECT opinion, round, number, digest, signer, signed_at, content FROM sealed_records WHERE organization_id = $1 AND case_id = $2 ORDER BY opinion, round, number;

-- name: images
SELECT image_id, status, changed_at FROM images WHERE organization_id = $1 AND case_id = $2;
