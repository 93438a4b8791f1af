-- name: save
INSERT INTO drafts (organization_id, case_id, round, version, saved_by, saved_at, content) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (organization_id, case_id) DO UPDATE SET round = excluded.round, version = excluded.version, saved_by = excluded.saved_by,
    saved_at = excluded.saved_at, content = excluded.content;
