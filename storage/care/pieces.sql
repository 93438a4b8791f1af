-- name: not_needed
-- Settled or taken back; or announced only, in a case that ended before the bytes were confirmed. `received` is never among them: until
-- it is settled, its pieces are the only copy.
SELECT i.image_id
  FROM images i JOIN cases c ON c.organization_id = i.organization_id AND c.case_id = i.case_id
 WHERE i.image_id = ANY ($1::uuid[])
   AND ((i.status NOT IN ('announced', 'received') AND i.changed_at < clock_timestamp() - $2 * interval '1 hour')
     OR (i.status = 'announced' AND c.status IN ('withdrawn', 'expired', 'closed')
         AND NOT EXISTS (SELECT FROM history h WHERE h.organization_id = i.organization_id AND h.case_id = i.case_id
                                                 AND h.at > clock_timestamp() - $2 * interval '1 hour')));
