-- The row of an act in the trail has the hash of its history line, and exactly one row stands for each line.
ALTER TABLE trail ADD COLUMN digest text NOT NULL DEFAULT '' CHECK (digest = '' OR digest ~ '^[0-9a-f]{64}$');
CREATE UNIQUE INDEX trail_of_act ON trail (organization_id, case_id, subject) WHERE digest <> '';

-- Lines from before get their rows now, of every organization at once: for the length of this transaction the owner is not kept to one.
ALTER TABLE history NO FORCE ROW LEVEL SECURITY;
ALTER TABLE trail NO FORCE ROW LEVEL SECURITY;
INSERT INTO trail (organization_id, trail_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin, digest)
SELECT organization_id, uuidv7(), at, actor_id, role, act, 'act', 'ok', case_id, act_id, '', hash
  FROM history ORDER BY at, case_id, sequence;
ALTER TABLE history FORCE ROW LEVEL SECURITY;
ALTER TABLE trail FORCE ROW LEVEL SECURITY;
