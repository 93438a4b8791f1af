-- The database `mesial` and the six roles that may enter it (DESIGN 7).
--
-- Run by an administrator, as often as wanted, in any database of the server:
--     psql -f infra/postgres/roles.sql          then, for each role:  \password mesial_owner
-- or with the passwords given as psql variables (owner_password, api_password, ...). It needs psql: \gexec, \if, \connect.
--
-- None of the six is a superuser, may pass by row-level security, or may make databases or roles; the last block proves it.
--   mesial_owner    owns the database and every table; migrates, and backfills one organization at a time under FORCE RLS
--   mesial_api      what the API may do; owns nothing
--   mesial_worker   what the workers may do; owns nothing
--   mesial_relay    sees the outbox alone, of every organization
--   mesial_auditor  reads every organization through policies written `TO mesial_auditor` in schema.sql; writes nothing
--   mesial_backup   REPLICATION and nothing else. Under FORCE RLS pg_dump needs BYPASSRLS (it stops rather than dump a part),
--                   a right to read every row by query. pg_basebackup copies blocks below the level of rows, gives
--                   point-in-time recovery together with the WAL, and its role cannot read one table. Hence no
--                   pg_read_all_data and no logical dumps.

\set ON_ERROR_STOP on

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['owner', 'api', 'worker', 'relay', 'auditor', 'backup'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mesial_' || name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOCREATEDB NOCREATEROLE NOINHERIT', 'mesial_' || name);
        END IF;
    END LOOP;
    -- Only who is a superuser, or has REPLICATION, can hand it on; a managed server has its own role for it.
    IF NOT (SELECT rolreplication FROM pg_roles WHERE rolname = 'mesial_backup') THEN
        ALTER ROLE mesial_backup REPLICATION;
    END IF;
    -- An administrator who is no superuser must be a member of the owner to give it a database.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT mesial_owner TO %I', current_user);
    END IF;
END
$$;

-- A session that forgot its transaction would hold a case lock, and with it everyone who waits for that case.
ALTER ROLE mesial_api SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE mesial_worker SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE mesial_relay SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE mesial_api SET statement_timeout = '30s';

\if :{?owner_password}
ALTER ROLE mesial_owner PASSWORD :'owner_password';
\endif
\if :{?api_password}
ALTER ROLE mesial_api PASSWORD :'api_password';
\endif
\if :{?worker_password}
ALTER ROLE mesial_worker PASSWORD :'worker_password';
\endif
\if :{?relay_password}
ALTER ROLE mesial_relay PASSWORD :'relay_password';
\endif
\if :{?auditor_password}
ALTER ROLE mesial_auditor PASSWORD :'auditor_password';
\endif
\if :{?backup_password}
ALTER ROLE mesial_backup PASSWORD :'backup_password';
\endif

SELECT 'CREATE DATABASE mesial OWNER mesial_owner TEMPLATE template0 ENCODING ''UTF8'''
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'mesial') \gexec

-- No TEMPORARY for anyone but the owner: a temporary table could stand in front of a real one.
REVOKE ALL ON DATABASE mesial FROM PUBLIC;
GRANT CONNECT ON DATABASE mesial TO mesial_api, mesial_worker, mesial_relay, mesial_auditor, mesial_backup;

\connect mesial
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO mesial_api, mesial_worker, mesial_relay, mesial_auditor;

DO $$
DECLARE
    loose text;
BEGIN
    SELECT string_agg(rolname, ', ') INTO loose FROM pg_roles
     WHERE rolname LIKE 'mesial\_%' AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole);
    IF loose IS NOT NULL THEN
        RAISE EXCEPTION 'these roles may do too much: %', loose;
    END IF;
END
$$;
