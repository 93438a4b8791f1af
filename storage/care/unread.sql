-- name: waiting
-- Of each state in which the dentist may review the most pressing, and of those the most pressing: no state is read to its end. The order is
-- red flag, time left, waiting (SPEC QUE-01); $7 to $10 name the last row of the page before.
SELECT w.case_id, w.unflagged, w.first_at, w.then_at
  FROM unnest($1::text[]) s(state) CROSS JOIN LATERAL (
       SELECT c.case_id, NOT c.red_flag AS unflagged, c.due_at AS first_at, c.ready_at AS then_at FROM cases c
        WHERE c.status = 'ready' AND c.state = s.state
          AND (NOT c.red_flag, c.due_at, c.ready_at, c.case_id)
              > (coalesce($7::boolean, false), coalesce($8::timestamptz, '-infinity'), coalesce($9::timestamptz, '-infinity'),
                 coalesce($10::uuid, '00000000-0000-0000-0000-000000000000'))
          AND ($3::text IS NULL OR c.type = $3) AND ($4::text IS NULL OR c.language = $4)
          AND (NOT $5::boolean OR c.red_flag) AND ($6::timestamptz IS NULL OR c.due_at <= $6)
        ORDER BY NOT c.red_flag, c.due_at, c.ready_at, c.case_id
        LIMIT $2) w
 ORDER BY w.unflagged, w.first_at, w.then_at, w.case_id
 LIMIT $2;

-- name: held
-- What this dentist is reading.
SELECT c.case_id FROM cases c
 WHERE c.status = 'in_review' AND c.lease_person = $2 AND c.state = ANY ($1)
   AND ($3::text IS NULL OR c.type = $3) AND ($4::text IS NULL OR c.language = $4)
   AND (NOT $5::boolean OR c.red_flag) AND ($6::timestamptz IS NULL OR c.due_at <= $6)
 ORDER BY NOT c.red_flag, c.due_at, c.ready_at, c.case_id;

-- name: retake
-- What waits for photos that were asked for again, the oldest first.
SELECT w.case_id, w.unflagged, w.first_at, w.first_at AS then_at
  FROM unnest($1::text[]) s(state) CROSS JOIN LATERAL (
       SELECT c.case_id, NOT c.red_flag AS unflagged, c.opened_at AS first_at FROM cases c
        WHERE c.status = 'returned' AND c.state = s.state
          AND (NOT c.red_flag, c.opened_at, c.case_id)
              > (coalesce($5::boolean, false), coalesce($6::timestamptz, '-infinity'),
                 coalesce($7::uuid, '00000000-0000-0000-0000-000000000000'))
          AND ($3::text IS NULL OR c.type = $3) AND ($4::text IS NULL OR c.language = $4)
        ORDER BY NOT c.red_flag, c.opened_at, c.case_id
        LIMIT $2) w
 ORDER BY w.unflagged, w.first_at, w.case_id
 LIMIT $2;

-- name: counts
-- Every case that may be listed, by all that can be asked for, whatever is. Each part has an index of its own, so that what is answered long
-- since is not read: with the three in one condition, it would be.
SELECT c.type, c.state, c.language, c.red_flag, coalesce(c.due_at <= $3, false) AS late, c.standing, count(*)::integer AS count
  FROM (SELECT type, state, language, red_flag, due_at, 'waiting' AS standing FROM cases WHERE status = 'ready' AND state = ANY ($1)
        UNION ALL
        SELECT type, state, language, red_flag, due_at, 'mine' FROM cases
         WHERE status = 'in_review' AND lease_person = $2 AND state = ANY ($1)
        UNION ALL
        SELECT type, state, language, red_flag, due_at, 'retake' FROM cases WHERE status = 'returned' AND state = ANY ($1)) c
 GROUP BY 1, 2, 3, 4, 5, 6;
