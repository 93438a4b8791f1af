-- name: one_at_a_time
-- Two films that are the same and are settled at once: the second waits, and then finds the first.
SELECT pg_advisory_xact_lock(hashtextextended('mark ' || $1, 0));

-- name: keep
INSERT INTO marks (organization_id, mark, image_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- name: elsewhere
-- What was taken back, never arrived, or was set aside as somebody else's is in nobody's record.
SELECT DISTINCT m.mark, i.case_id
  FROM marks m JOIN images i ON i.organization_id = m.organization_id AND i.image_id = m.image_id
 WHERE m.mark = ANY ($1::text[]) AND i.case_id <> $2 AND i.status NOT IN ('announced', 'dropped', 'unreadable')
 ORDER BY i.case_id, m.mark;

-- name: shared
-- Other cases in which something of the same mark lies, for each of these images.
SELECT DISTINCT mine.image_id, i.case_id
  FROM marks mine
  JOIN marks m ON m.organization_id = mine.organization_id AND m.mark = mine.mark AND m.image_id <> mine.image_id
  JOIN images i ON i.organization_id = m.organization_id AND i.image_id = m.image_id
 WHERE mine.image_id = ANY ($1::uuid[]) AND i.case_id <> $2 AND i.status NOT IN ('announced', 'dropped', 'unreadable')
 ORDER BY mine.image_id, i.case_id;
