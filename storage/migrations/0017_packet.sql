-- The line by which something was sealed has the digest of the sealed bytes (SPEC D96-12). Lines from before are silent, as their hashes are.
ALTER TABLE history ADD COLUMN sealed text NOT NULL DEFAULT '' CHECK (sealed = '' OR sealed ~ '^[0-9a-f]{64}$');
