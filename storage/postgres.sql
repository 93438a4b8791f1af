-- name: set_scope
SELECT set_config('mesial.organization', $1, true);

-- name: organization_key
SELECT wrapped_key FROM organizations WHERE organization_id = $1;

-- name: power
-- What this role could do to pass by row-level security.
SELECT current_user AS role, rolsuper, rolbypassrls, rolcreaterole,
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
  FROM pg_roles WHERE rolname = current_user;

-- name: clock
SELECT date_trunc('milliseconds', clock_timestamp());

-- name: answer
SELECT true;

-- name: note_refusal
INSERT INTO trail (organization_id, trail_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin)
VALUES ($1, $2, clock_timestamp(), $3, $4, 'refused', 'act', $5, $6, NULL, $7);
