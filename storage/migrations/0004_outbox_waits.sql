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
