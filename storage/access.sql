-- Who may see and do what in the tables of `schema.sql`: forced row-level security, the doors before a scope, and the grants of each role.

-- Sealed and chained rows are never changed, not even by a role that somebody granted too much.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER sealed_records_stay BEFORE UPDATE OR DELETE ON sealed_records FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE ON history FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER objects_stay BEFORE UPDATE OR DELETE ON objects FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_stays BEFORE UPDATE OR DELETE ON trail FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER safeguarding_stays BEFORE UPDATE OR DELETE ON safeguarding FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_links_stay BEFORE UPDATE OR DELETE ON trail_links FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['organizations', 'people', 'licences', 'state_rules', 'consent_texts', 'data_keys', 'patients', 'cases',
        'images', 'marks', 'objects', 'history', 'sealed_records', 'drafts', 'links', 'sessions', 'outbox', 'trail', 'trail_links', 'trail_heads',
        'hangings', 'phrases', 'safeguarding'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY scope ON %I TO mesial_owner, mesial_api, mesial_worker
            USING (organization_id = current_organization()) WITH CHECK (organization_id = current_organization())', tenant_table);
        EXECUTE format('CREATE POLICY audit ON %I FOR SELECT TO mesial_auditor USING (true)', tenant_table);
        EXECUTE format('GRANT SELECT ON %I TO mesial_auditor', tenant_table);
    END LOOP;
END
$$;
CREATE POLICY relay ON outbox TO mesial_relay USING (true) WITH CHECK (true);

-- The doors that are opened before a scope exists. They run as the owner, who under forced row-level security sees these rows only
-- while acting for somebody else's session: never in a session of its own, and no other role has the policies.
CREATE POLICY resolve ON links FOR SELECT TO mesial_owner USING (session_user <> current_user);
CREATE POLICY resolve ON sessions FOR SELECT TO mesial_owner USING (session_user <> current_user);
CREATE POLICY resolve ON people FOR SELECT TO mesial_owner USING (session_user <> current_user);
CREATE POLICY resolve ON organizations FOR SELECT TO mesial_owner USING (session_user <> current_user);

CREATE FUNCTION resolve_link(given bytea) RETURNS TABLE (organization_id uuid, link_id uuid, case_id uuid, referral_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS 'SELECT organization_id, link_id, case_id, referral_id FROM links WHERE token_hash = given';

CREATE FUNCTION resolve_session(given bytea) RETURNS TABLE (organization_id uuid, person_id uuid, link_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS 'SELECT organization_id, person_id, link_id FROM sessions WHERE session_hash = given';

CREATE FUNCTION resolve_sign_in(given text) RETURNS TABLE (organization_id uuid, person_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS 'SELECT organization_id, person_id FROM people WHERE sign_in = given';

CREATE FUNCTION resolve_organizations() RETURNS TABLE (organization_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS 'SELECT organization_id FROM organizations';

CREATE FUNCTION knock(at_door text, from_address text, within_seconds integer) RETURNS TABLE (count integer, seconds_left integer)
    LANGUAGE sql SECURITY DEFINER SET search_path = public
    AS $$
        WITH now AS (
            SELECT clock_timestamp() AS at, make_interval(secs => within_seconds) AS span
        ), knocked AS (
            INSERT INTO knocks AS k (door, address, since, count)
            SELECT at_door, from_address, at, 1 FROM now
            ON CONFLICT (door, address) DO UPDATE
               SET since = CASE WHEN k.since + make_interval(secs => within_seconds) <= excluded.since THEN excluded.since ELSE k.since END,
                   count = CASE WHEN k.since + make_interval(secs => within_seconds) <= excluded.since THEN 1 ELSE k.count + 1 END
            RETURNING k.count, k.since
        )
        SELECT knocked.count, greatest(ceil(extract(epoch FROM knocked.since + now.span - now.at)), 1)::integer FROM knocked, now
    $$;

CREATE FUNCTION take_back_knock(at_door text, from_address text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public
    AS $$ UPDATE knocks SET count = count - 1 WHERE door = at_door AND address = from_address AND count > 0 $$;

CREATE FUNCTION forgive_knocks(at_door text, from_address text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public
    AS $$ DELETE FROM knocks WHERE door = at_door AND address = from_address $$;

CREATE FUNCTION forget_knocks() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public
    AS $$ DELETE FROM knocks WHERE since < clock_timestamp() - interval '1 hour' $$;

-- Three numbers for health, which asks without a scope.
CREATE POLICY resolve ON outbox FOR SELECT TO mesial_owner USING (session_user <> current_user);

CREATE FUNCTION outbox_waits() RETURNS TABLE (due integer, oldest_seconds integer, failed integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$
        SELECT (count(*) FILTER (WHERE failed_at IS NULL))::integer,
               coalesce(extract(epoch FROM clock_timestamp() - min(due_at) FILTER (WHERE failed_at IS NULL)), 0)::integer,
               (count(*) FILTER (WHERE failed_at IS NOT NULL))::integer
          FROM outbox
         WHERE done_at IS NULL
           AND (failed_at IS NOT NULL OR (due_at <= clock_timestamp() AND (lease_until IS NULL OR lease_until < clock_timestamp())))
    $$;

REVOKE ALL ON FUNCTION outbox_waits FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outbox_waits TO mesial_api;

REVOKE ALL ON FUNCTION resolve_link, resolve_session, resolve_sign_in, resolve_organizations, knock, take_back_knock, forgive_knocks,
    forget_knocks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_link, resolve_session, resolve_sign_in, knock, take_back_knock, forgive_knocks TO mesial_api;
GRANT EXECUTE ON FUNCTION resolve_organizations, forget_knocks TO mesial_worker;

GRANT SELECT ON organizations, people, licences, state_rules, consent_texts, data_keys, patients, cases, images, marks, objects, history,
    sealed_records, drafts, links, sessions, outbox, trail, trail_links, trail_heads TO mesial_api, mesial_worker;
GRANT INSERT ON data_keys, patients, cases, images, history, sealed_records, drafts, links, sessions, outbox, trail TO mesial_api;
GRANT UPDATE ON patients, cases, images, drafts, links TO mesial_api;
GRANT UPDATE (last_code, failures, password_hash, code_secret, offered_secret) ON people TO mesial_api;
GRANT UPDATE (seen_at, session_hash, stepped_up_at, stepped_up_by) ON sessions TO mesial_api;
GRANT DELETE ON sessions TO mesial_api;
GRANT SELECT, INSERT ON hangings TO mesial_api;
GRANT UPDATE (version, content) ON hangings TO mesial_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON phrases TO mesial_api;
-- Not the workers: they make letters, records and messages.
GRANT SELECT, INSERT ON safeguarding TO mesial_api;
GRANT INSERT ON images, marks, objects, history, links, outbox, trail, trail_links, trail_heads TO mesial_worker;
GRANT UPDATE ON cases, images, links TO mesial_worker;
GRANT UPDATE (attempt, created_at, due_at, lease_until, done_at, failed_at, trouble, excused, outcome) ON outbox TO mesial_worker;
GRANT UPDATE (created_at, due_at, lease_until, failed_at, trouble, excused) ON outbox TO mesial_api;
GRANT DELETE ON outbox, sessions TO mesial_worker;
GRANT SELECT ON outbox TO mesial_relay;
GRANT UPDATE (delivered_at) ON outbox TO mesial_relay;
