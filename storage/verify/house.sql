-- name: organizations
SELECT organization_id, wrapped_key FROM organizations ORDER BY organization_id;

-- name: cases
SELECT c.case_id, c.patient_id, c.type, c.status, c.language, c.state, c.red_flag, c.opened_by, c.opened_at, c.ready_at, c.due_at, c.lease_person,
       c.lease_until, c.opinion_from, c.opinion_of, c.opinion_unopened, c.rings_at, c.to_call, c.referral_waits, c.version, c.head, c.content,
       p.patient_id AS patient, k.wrapped, k.deleted_at, k.certificate
  FROM cases c LEFT JOIN data_keys k ON k.organization_id = c.organization_id AND k.key_id = c.case_id
               LEFT JOIN patients p ON p.organization_id = c.organization_id AND p.patient_id = c.patient_id
 WHERE c.organization_id = $1 ORDER BY c.case_id;

-- name: orphan
-- What hangs on a case that is not there.
SELECT x.kind, x.which, x.case_id
  FROM (SELECT 'history line' AS kind, sequence::text AS which, organization_id, case_id FROM history
        UNION ALL SELECT 'sealed record', round || '.' || number, organization_id, case_id FROM sealed_records
        UNION ALL SELECT 'image', image_id::text, organization_id, case_id FROM images
        UNION ALL SELECT 'object', object_key, organization_id, case_id FROM objects
        UNION ALL SELECT 'link', link_id::text, organization_id, case_id FROM links
        UNION ALL SELECT 'draft', version::text, organization_id, case_id FROM drafts) x
 WHERE NOT EXISTS (SELECT FROM cases c WHERE c.organization_id = x.organization_id AND c.case_id = x.case_id)
 ORDER BY x.case_id LIMIT 1;

-- name: homeless
-- What belongs to an organization that is not there, and was hence not walked.
SELECT x.kind, x.which, x.organization_id
  FROM (SELECT 'case' AS kind, case_id::text AS which, organization_id FROM cases
        UNION ALL SELECT 'patient', patient_id::text, organization_id FROM patients
        UNION ALL SELECT 'data key', key_id::text, organization_id FROM data_keys
        UNION ALL SELECT 'consent text', version, organization_id FROM consent_texts
        UNION ALL SELECT 'trail row', trail_id::text, organization_id FROM trail
        UNION ALL SELECT 'trail link', sequence::text, organization_id FROM trail_links
        UNION ALL SELECT 'trail head', sequence::text, organization_id FROM trail_heads) x
 WHERE NOT EXISTS (SELECT FROM organizations o WHERE o.organization_id = x.organization_id)
 LIMIT 1;
