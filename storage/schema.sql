-- The picture of the database: its tables. `access.sql` says who may do what. `migrations/` is the road to both; a test compares them.
-- Every tenant table: organization_id first in every key, forced row-level security, one policy for the scope of the transaction.
-- Patient data is ciphertext (AES-GCM under the key of the case or of the patient); plain columns serve queries only, and are
-- compared with the content by `mesial verify`.

CREATE FUNCTION current_organization() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('mesial.organization', true), '')::uuid;

CREATE TABLE organizations (
    organization_id uuid PRIMARY KEY,
    name            text NOT NULL,
    phone           text NOT NULL,
    zone            text NOT NULL,
    on_call_channel text CHECK (on_call_channel IN ('sms', 'email')),
    on_call_address text,
    wrapped_key     bytea NOT NULL,
    language        text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es')),
    codes           jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(codes) = 'array' AND jsonb_array_length(codes) <= 200),
    hours           jsonb,
    hotlines        jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(hotlines) = 'array' AND jsonb_array_length(hotlines) <= 200),
    CHECK ((on_call_channel IS NULL) = (on_call_address IS NULL))
);

CREATE TABLE people (
    organization_id uuid NOT NULL REFERENCES organizations,
    person_id       uuid NOT NULL,
    sign_in         text NOT NULL CHECK (sign_in = lower(sign_in)),
    name            text NOT NULL,
    credential      text NOT NULL DEFAULT '',
    role            text NOT NULL CHECK (role IN ('hygienist', 'frontdesk', 'biller', 'coordinator', 'dentist', 'programme_lead', 'auditor', 'admin')),
    status          text NOT NULL DEFAULT 'active' CHECK (status IN ('invited', 'active', 'suspended')),
    password_hash   text NOT NULL,
    code_secret     bytea,
    last_code       bigint NOT NULL DEFAULT 0,
    failures        integer NOT NULL DEFAULT 0,
    offered_secret  bytea,
    contact_channel text CHECK (contact_channel IN ('sms', 'email')),
    contact_address text,
    PRIMARY KEY (organization_id, person_id),
    UNIQUE (organization_id, sign_in),
    CHECK ((contact_channel IS NULL) = (contact_address IS NULL))
);

-- What a dentist writes again and again, for their own use. Words of the practice and never of a patient: no ciphertext.
CREATE TABLE phrases (
    organization_id uuid NOT NULL,
    person_id       uuid NOT NULL,
    phrase_id       uuid NOT NULL,
    en              text NOT NULL CHECK (length(en) <= 1000),
    es              text NOT NULL CHECK (length(es) <= 1000),
    PRIMARY KEY (organization_id, person_id, phrase_id),
    FOREIGN KEY (organization_id, person_id) REFERENCES people,
    CHECK (en <> '' OR es <> '')
);

CREATE TABLE licences (
    organization_id uuid NOT NULL,
    licence_id      uuid NOT NULL,
    person_id       uuid NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('dentist', 'hygienist')),
    state           text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
    number          text NOT NULL,
    valid_from      date NOT NULL,
    valid_to        date NOT NULL CHECK (valid_to >= valid_from),
    status          text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'ended')),
    PRIMARY KEY (organization_id, licence_id),
    FOREIGN KEY (organization_id, person_id) REFERENCES people
);

CREATE TABLE state_rules (
    organization_id uuid NOT NULL REFERENCES organizations,
    state           text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
    effective       date NOT NULL,
    async_review    text NOT NULL CHECK (async_review IN ('yes', 'no', 'unknown')),
    majority_age    integer NOT NULL CHECK (majority_age BETWEEN 14 AND 25),
    source          text NOT NULL,
    decided_by      text NOT NULL,
    prescribing     text NOT NULL DEFAULT 'unknown' CHECK (prescribing IN ('yes', 'no', 'unknown')),
    PRIMARY KEY (organization_id, state, effective)
);

CREATE TABLE consent_texts (
    organization_id uuid NOT NULL REFERENCES organizations,
    version         text NOT NULL,
    language        text NOT NULL CHECK (language IN ('en', 'es')),
    digest          text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    body            text NOT NULL,
    offered         boolean NOT NULL DEFAULT true,
    PRIMARY KEY (organization_id, version, language)
);

-- One key for each case and each patient, wrapped by the organization's. A deleted key forgets its owner everywhere, backups too;
-- the certificate says who decided it and why.
CREATE TABLE data_keys (
    organization_id uuid NOT NULL REFERENCES organizations,
    key_id          uuid NOT NULL,
    wrapped         bytea,
    deleted_at      timestamptz,
    certificate     text,
    PRIMARY KEY (organization_id, key_id),
    CHECK ((wrapped IS NULL) = (deleted_at IS NOT NULL)),
    CHECK ((wrapped IS NULL) = (certificate IS NOT NULL))
);

CREATE TABLE patients (
    organization_id uuid NOT NULL,
    patient_id      uuid NOT NULL,
    content         bytea NOT NULL,
    version         integer NOT NULL DEFAULT 1 CHECK (version > 0),
    PRIMARY KEY (organization_id, patient_id),
    FOREIGN KEY (organization_id, patient_id) REFERENCES data_keys (organization_id, key_id)
);

CREATE TABLE cases (
    organization_id uuid NOT NULL,
    case_id         uuid NOT NULL,
    patient_id      uuid NOT NULL,
    type            text NOT NULL CHECK (type IN ('emergency_screening', 'second_opinion', 'post_treatment', 'school_screening', 'ortho_progress', 'general_question')),
    status          text NOT NULL CHECK (status IN ('draft', 'submitted', 'ready', 'in_review', 'returned', 'signed', 'communicated', 'closed', 'withdrawn', 'expired')),
    language        text NOT NULL CHECK (language IN ('en', 'es')),
    state           text CHECK (state ~ '^[A-Z]{2}$'),
    red_flag        boolean NOT NULL,
    opened_by       uuid NOT NULL,
    opened_at       timestamptz NOT NULL,
    ready_at        timestamptz,
    due_at          timestamptz,
    lease_person    uuid,
    lease_until     timestamptz,
    version         bigint NOT NULL CHECK (version >= 0),
    head            text NOT NULL,
    content         bytea NOT NULL,
    opinion_from    uuid,
    opinion_of      uuid,
    rings_at        timestamptz,
    to_call         boolean NOT NULL DEFAULT false,
    referral_waits  boolean NOT NULL DEFAULT false,
    opinion_unopened uuid[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (organization_id, case_id),
    FOREIGN KEY (organization_id, case_id) REFERENCES data_keys (organization_id, key_id),
    FOREIGN KEY (organization_id, patient_id) REFERENCES patients,
    CHECK ((lease_person IS NULL) = (lease_until IS NULL)),
    CHECK ((status = 'in_review') = (lease_person IS NOT NULL)),
    CHECK (status NOT IN ('submitted', 'ready', 'in_review', 'signed', 'communicated', 'closed') OR state IS NOT NULL),
    CHECK (opinion_of IS NULL OR opinion_from IS NOT NULL)
);
CREATE INDEX cases_worklist ON cases (organization_id, state, (NOT red_flag), due_at, ready_at, case_id)
    INCLUDE (type, language, red_flag) WHERE status = 'ready';
CREATE INDEX cases_returned ON cases (organization_id, state, (NOT red_flag), opened_at, case_id) WHERE status = 'returned';
CREATE INDEX cases_newest ON cases (organization_id, opened_at DESC, case_id);
CREATE INDEX cases_of_patient ON cases (organization_id, patient_id);
CREATE INDEX cases_ringing ON cases (organization_id, rings_at) WHERE rings_at IS NOT NULL;
CREATE INDEX cases_to_call ON cases (organization_id) WHERE to_call;
CREATE INDEX cases_referral_waits ON cases (organization_id, case_id) WHERE referral_waits;
CREATE INDEX cases_leased ON cases (organization_id, lease_until) WHERE status = 'in_review';
CREATE INDEX cases_asked ON cases (organization_id, state) WHERE opinion_from IS NOT NULL;
CREATE INDEX cases_answered ON cases (organization_id, case_id) WHERE opinion_unopened <> '{}';
CREATE INDEX cases_open_hand ON cases (organization_id, opened_at) WHERE status = 'signed' OR red_flag;

CREATE TABLE images (
    organization_id uuid NOT NULL,
    image_id        uuid NOT NULL,
    case_id         uuid NOT NULL,
    status          text NOT NULL CHECK (status IN ('announced', 'received', 'normalized', 'attached', 'unreadable', 'held', 'dropped')),
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, image_id),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases
);
CREATE INDEX images_of_case ON images (organization_id, case_id);
CREATE INDEX images_waiting ON images (organization_id, changed_at) WHERE status = 'received';
CREATE INDEX images_held ON images (organization_id, case_id) WHERE status = 'held';

-- What a film is, as keyed hashes of its digest and its instance number: one that lies in two patients' cases is found by it. An index and
-- no evidence.
CREATE TABLE marks (
    organization_id uuid NOT NULL,
    mark            text NOT NULL CHECK (mark ~ '^[0-9a-f]{64}$'),
    image_id        uuid NOT NULL,
    PRIMARY KEY (organization_id, mark, image_id),
    FOREIGN KEY (organization_id, image_id) REFERENCES images
);
CREATE INDEX marks_of_image ON marks (organization_id, image_id);

-- What lies in the object store. Written once: no role of the application may update or delete a row.
CREATE TABLE objects (
    organization_id uuid NOT NULL,
    object_key      text NOT NULL,
    case_id         uuid NOT NULL,
    kind            text NOT NULL
                    CHECK (kind IN ('original', 'thumb', 'display', 'full', 'frame', 'film', 'text', 'record', 'letter', 'referral')),
    size            bigint NOT NULL CHECK (size > 0),
    sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    stored_size     bigint NOT NULL CHECK (stored_size > size),
    stored_sha256   text NOT NULL CHECK (stored_sha256 ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (organization_id, object_key),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases
);
CREATE INDEX objects_of_case ON objects (organization_id, case_id);

CREATE TABLE history (
    organization_id uuid NOT NULL,
    case_id         uuid NOT NULL,
    sequence        bigint NOT NULL CHECK (sequence > 0),
    act_id          uuid NOT NULL,
    act             text NOT NULL,
    actor_id        uuid NOT NULL,
    role            text NOT NULL,
    at              timestamptz NOT NULL,
    payload_digest  text NOT NULL CHECK (payload_digest ~ '^[0-9a-f]{64}$'),
    payload         bytea NOT NULL,
    before          text NOT NULL CHECK (before ~ '^[0-9a-f]{64}$'),
    hash            text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    sealed          text NOT NULL DEFAULT '' CHECK (sealed = '' OR sealed ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (organization_id, case_id, sequence),
    UNIQUE (organization_id, case_id, act_id),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases
);

CREATE TABLE sealed_records (
    organization_id uuid NOT NULL,
    case_id         uuid NOT NULL,
    round           integer NOT NULL CHECK (round > 0),
    number          integer NOT NULL CHECK (number >= 0),
    digest          text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    signer          uuid NOT NULL,
    signed_at       timestamptz NOT NULL,
    content         bytea NOT NULL,
    opinion         boolean NOT NULL DEFAULT false,
    PRIMARY KEY (organization_id, case_id, opinion, round, number),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases,
    FOREIGN KEY (organization_id, signer) REFERENCES people
);

CREATE TABLE drafts (
    organization_id uuid NOT NULL,
    case_id         uuid NOT NULL,
    round           integer NOT NULL CHECK (round > 0),
    version         integer NOT NULL CHECK (version > 0),
    saved_by        uuid NOT NULL,
    saved_at        timestamptz NOT NULL,
    content         bytea NOT NULL,
    PRIMARY KEY (organization_id, case_id),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases
);

-- Private notes and records of reports where abuse or neglect is suspected (SPEC SEC-16), under the key of their case. They are chained as a
-- history is, and no part of it: what goes out with a case never holds them.
CREATE TABLE safeguarding (
    organization_id uuid NOT NULL,
    case_id         uuid NOT NULL,
    sequence        bigint NOT NULL CHECK (sequence > 0),
    entry_id        uuid NOT NULL,
    author          uuid NOT NULL,
    role            text NOT NULL,
    at              timestamptz NOT NULL,
    payload_digest  text NOT NULL CHECK (payload_digest ~ '^[0-9a-f]{64}$'),
    payload         bytea NOT NULL,
    before          text NOT NULL CHECK (before ~ '^[0-9a-f]{64}$'),
    hash            text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (organization_id, case_id, sequence),
    UNIQUE (organization_id, case_id, entry_id),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases,
    FOREIGN KEY (organization_id, author) REFERENCES people
);

CREATE TABLE links (
    organization_id uuid NOT NULL,
    link_id         uuid NOT NULL,
    case_id         uuid NOT NULL,
    token_hash      bytea NOT NULL CHECK (octet_length(token_hash) = 32),
    created_at      timestamptz NOT NULL,
    upload_until    timestamptz,
    read_until      timestamptz,
    revoked_at      timestamptz,
    tries           integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
    referral_id     uuid,
    PRIMARY KEY (organization_id, link_id),
    UNIQUE (organization_id, token_hash),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases,
    CHECK (referral_id IS NULL OR upload_until IS NULL)
);
CREATE INDEX links_by_token ON links (token_hash);
CREATE INDEX links_of_case ON links (organization_id, case_id);
CREATE INDEX links_locked ON links (organization_id, case_id) WHERE tries >= 5 AND revoked_at IS NULL;

-- How each dentist likes pictures hung: layouts by kind of case, and the order of their places.
CREATE TABLE hangings (
    organization_id uuid NOT NULL,
    person_id       uuid NOT NULL,
    version         integer NOT NULL CHECK (version > 0),
    content         text NOT NULL CHECK (octet_length(content) <= 65536),
    PRIMARY KEY (organization_id, person_id),
    FOREIGN KEY (organization_id, person_id) REFERENCES people
);

-- A session of a member of staff or of a link, known by the hash of its identifier, which is renewed within one visit.
CREATE TABLE sessions (
    organization_id uuid NOT NULL,
    session_hash    bytea NOT NULL CHECK (octet_length(session_hash) = 32),
    person_id       uuid,
    link_id         uuid,
    created_at      timestamptz NOT NULL,
    seen_at         timestamptz NOT NULL,
    stepped_up_at   timestamptz,
    visit           uuid NOT NULL DEFAULT gen_random_uuid(),
    stepped_up_by   text CHECK (stepped_up_by IN ('password', 'password_and_code')),
    PRIMARY KEY (organization_id, session_hash),
    UNIQUE (organization_id, visit),
    FOREIGN KEY (organization_id, person_id) REFERENCES people,
    FOREIGN KEY (organization_id, link_id) REFERENCES links,
    CHECK ((person_id IS NULL) <> (link_id IS NULL))
);
CREATE INDEX sessions_by_hash ON sessions (session_hash);

-- Facts that wait for their task. A row is the truth about its job: attempts are counted here before the work, and the lease is here.
CREATE TABLE outbox (
    organization_id uuid NOT NULL,
    outbox_id       uuid NOT NULL,
    case_id         uuid NOT NULL,
    subject         uuid NOT NULL,
    fact            text NOT NULL,
    task            text NOT NULL CHECK (task IN ('normalize', 'full', 'renormalize', 'clear', 'notify', 'render_record', 'render_letter',
                                                 'render_referral')),
    created_at      timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    attempt         integer NOT NULL DEFAULT 0 CHECK (attempt >= 0),
    delivered_at    timestamptz,
    lease_until     timestamptz,
    done_at         timestamptz,
    failed_at       timestamptz,
    trouble         text NOT NULL DEFAULT '',
    excused         integer NOT NULL DEFAULT 0 CHECK (excused >= 0),
    outcome         text NOT NULL DEFAULT '',
    PRIMARY KEY (organization_id, outbox_id),
    FOREIGN KEY (organization_id, case_id) REFERENCES cases,
    CHECK (done_at IS NULL OR failed_at IS NULL)
);
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE UNIQUE INDEX outbox_asked_once ON outbox (organization_id, subject, task)
    WHERE task IN ('full', 'renormalize') AND done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_troubled ON outbox (organization_id, case_id) WHERE done_at IS NULL AND trouble <> '';

CREATE FUNCTION ring_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER outbox_rings AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION ring_outbox();

-- A case that comes to wait for a dentist, to be read, for a second opinion or with the answer of one, is told to whoever listens: of which organization it is, and nothing else.
CREATE FUNCTION tell_worklist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('worklist', NEW.organization_id::text);
    RETURN NULL;
END
$$;
CREATE TRIGGER worklist_grows AFTER UPDATE OF status ON cases FOR EACH ROW
    WHEN (NEW.status = 'ready' AND OLD.status <> 'ready') EXECUTE FUNCTION tell_worklist();

CREATE TRIGGER opinion_asked AFTER UPDATE OF opinion_from ON cases FOR EACH ROW
    WHEN (NEW.opinion_from IS NOT NULL AND OLD.opinion_from IS NULL) EXECUTE FUNCTION tell_worklist();
CREATE TRIGGER opinion_answered AFTER UPDATE OF opinion_unopened ON cases FOR EACH ROW
    WHEN (NOT NEW.opinion_unopened <@ OLD.opinion_unopened) EXECUTE FUNCTION tell_worklist();

-- Who looked, who acted, and who was refused (45 CFR 164.312(b)). Unchained when written, so that nobody queues; a sealer chains committed
-- rows. The row of an act has the hash of its history line as its digest.
CREATE TABLE trail (
    organization_id uuid NOT NULL REFERENCES organizations,
    trail_id        uuid NOT NULL,
    at              timestamptz NOT NULL,
    actor_id        uuid NOT NULL,
    role            text NOT NULL,
    what            text NOT NULL,
    purpose         text NOT NULL,
    outcome         text NOT NULL,
    case_id         uuid,
    subject         uuid,
    origin          text NOT NULL,
    xid             xid8 NOT NULL DEFAULT pg_current_xact_id(),
    digest          text NOT NULL DEFAULT '' CHECK (digest = '' OR digest ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (organization_id, trail_id)
);
CREATE INDEX trail_by_xid ON trail (organization_id, xid, trail_id);
CREATE UNIQUE INDEX trail_of_act ON trail (organization_id, case_id, subject) WHERE digest <> '';

CREATE TABLE trail_links (
    organization_id uuid NOT NULL,
    sequence        bigint NOT NULL CHECK (sequence > 0),
    trail_id        uuid NOT NULL,
    hash            text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (organization_id, sequence),
    UNIQUE (organization_id, trail_id),
    FOREIGN KEY (organization_id, trail_id) REFERENCES trail
);

CREATE TABLE trail_heads (
    organization_id uuid NOT NULL REFERENCES organizations,
    sequence        bigint NOT NULL,
    hash            text NOT NULL,
    at              timestamptz NOT NULL,
    signature       bytea NOT NULL,
    PRIMARY KEY (organization_id, sequence)
);

-- Knocks by door and address within a span of time that began at `since`, before any organization is known.
CREATE TABLE knocks (
    door    text NOT NULL,
    address text NOT NULL,
    since   timestamptz NOT NULL,
    count   integer NOT NULL,
    PRIMARY KEY (door, address)
);
