-- What the doors learned: a right to read has an end, a visit has a name of its own, and a second factor can be set up by its owner.

-- A link without an end to its reading right read for ever. From now on, no end is no right: what could be read stays readable for
-- another ninety days. The owner sees tenants' rows while the force is off, within this transaction only.
ALTER TABLE links NO FORCE ROW LEVEL SECURITY;
ALTER TABLE sealed_records NO FORCE ROW LEVEL SECURITY;
UPDATE links l SET read_until = clock_timestamp() + interval '90 days'
 WHERE l.revoked_at IS NULL AND l.read_until IS NULL
   AND EXISTS (SELECT FROM sealed_records s WHERE s.organization_id = l.organization_id AND s.case_id = l.case_id);
ALTER TABLE sealed_records FORCE ROW LEVEL SECURITY;
ALTER TABLE links FORCE ROW LEVEL SECURITY;

-- Sessions that are open now are asked for the second factor again: how it was shown was not kept.
ALTER TABLE sessions ADD COLUMN visit uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE sessions ADD COLUMN stepped_up_by text CHECK (stepped_up_by IN ('password', 'password_and_code'));
ALTER TABLE sessions ADD UNIQUE (organization_id, visit);
GRANT UPDATE (session_hash, stepped_up_by) ON sessions TO mesial_api;

ALTER TABLE people ADD COLUMN offered_secret bytea;
GRANT UPDATE (password_hash, code_secret, offered_secret) ON people TO mesial_api;

-- Whether somebody has opened a case of a patient.
CREATE INDEX cases_of_patient ON cases (organization_id, patient_id);

-- A knock is counted first, and the count decides; within a span of time that begins with the first one.
DROP FUNCTION knock(text, text);
DROP FUNCTION knocks_this_minute(text, text);
DROP TABLE knocks;
CREATE TABLE knocks (
    door    text NOT NULL,
    address text NOT NULL,
    since   timestamptz NOT NULL,
    count   integer NOT NULL,
    PRIMARY KEY (door, address)
);

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

CREATE OR REPLACE FUNCTION forget_knocks() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public
    AS $$ DELETE FROM knocks WHERE since < clock_timestamp() - interval '1 hour' $$;

REVOKE ALL ON FUNCTION knock, take_back_knock, forgive_knocks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION knock, take_back_knock, forgive_knocks TO mesial_api;
