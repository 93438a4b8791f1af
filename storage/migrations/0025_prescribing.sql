-- Whether a state lets a dentist prescribe after a questionnaire and pictures alone (SPEC RXD-03): unknown until the programme lead decides.
ALTER TABLE state_rules ADD COLUMN prescribing text NOT NULL DEFAULT 'unknown' CHECK (prescribing IN ('yes', 'no', 'unknown'));
