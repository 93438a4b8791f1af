-- A case that comes to wait for a dentist is told to whoever listens: of which organization it is, and nothing else.
CREATE FUNCTION tell_worklist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('worklist', NEW.organization_id::text);
    RETURN NULL;
END
$$;
CREATE TRIGGER worklist_grows AFTER UPDATE OF status ON cases FOR EACH ROW
    WHEN (NEW.status = 'ready' AND OLD.status <> 'ready') EXECUTE FUNCTION tell_worklist();
