-- Clips, letters and scans (SPEC UPL-07): a file may be kept without being shown, and more is made of one than a picture and a frame.
-- Both checks only widen, so that no row can be against them, and none is read again.
ALTER TABLE images DROP CONSTRAINT images_status_check;
ALTER TABLE images ADD CONSTRAINT images_status_check
    CHECK (status IN ('announced', 'received', 'normalized', 'attached', 'unreadable', 'held', 'dropped')) NOT VALID;
ALTER TABLE images VALIDATE CONSTRAINT images_status_check;
ALTER TABLE objects DROP CONSTRAINT objects_kind_check;
ALTER TABLE objects ADD CONSTRAINT objects_kind_check
    CHECK (kind IN ('original', 'thumb', 'display', 'full', 'frame', 'film', 'text', 'record')) NOT VALID;
ALTER TABLE objects VALIDATE CONSTRAINT objects_kind_check;
