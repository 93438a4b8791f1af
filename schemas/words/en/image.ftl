# Words about one image, for the phone, the tablet, the office and the reading room: its view, its sides, its state, what is wrong with it.

view-front = Front teeth
view-right = Right side
view-left = Left side
view-upper = Upper teeth
view-lower = Lower teeth
view-close_up = Close-up
view-face = Face
view-periapical = Periapical X-ray
view-bitewing_right = Right bitewing X-ray
view-bitewing_left = Left bitewing X-ray
view-panoramic = Panoramic X-ray
view-other_radiograph = Other X-ray
view-document = Letter or 3D scan

mirror-direct = Taken directly
mirror-mirrored_corrected = Mirror photo, already turned by the sender

image-announced = Waiting
image-received = Received
image-normalized = Ready
image-attached = Kept as an attachment. It is not shown here.
image-unreadable = Cannot be used
image-held = Needs checking by the office
image-dropped = Taken back

unreadable-empty = The file is empty. Please take or choose the picture again.
unreadable-wrong_type = We cannot read this kind of file. Please choose a photo, a video (MP4 or MOV), a PDF, a 3D scan (STL or PLY) or an X-ray file (DICOM).
unreadable-too_large = The file is too large. Please choose a smaller one.
unreadable-too_small = The picture is too small to see teeth on it. Please send it in its full size.
unreadable-undecodable = The file is damaged. Please take or choose the picture again.
unreadable-no_picture = This file has no picture in it. Please choose another one.
unreadable-unsupported = We cannot show this kind of file correctly. Please save or export it again in another form.
unreadable-too_long = The video is longer than one minute. Please send a shorter one.
unreadable-locked = The document asks for a password. Please send one without.
unreadable-limit = The file is too big to open. Please send a smaller one.
unreadable-processing_failed = We could not open this picture. Please send it again.
unreadable-digest = What arrived is not what your device sent. Please send the picture again.
unreadable-pieces-missing = Parts of the picture did not arrive. Please send it again.
unreadable-other-patient = The office found that this picture shows somebody else. It is not used for this case.

quality-good = The photo is clear.
quality-small = The photo is small. Take it with the camera itself, and do not send a screenshot or a copy from a chat.
quality-not-mouth = This does not look like a mouth. Hold the phone closer, with the teeth in the middle.
quality-glare = There are bright reflections on the teeth. Turn the flash off, or hold the phone at a slight angle.
quality-blurred = The photo is blurred. Rest your elbows on a table and try again.
quality-soft = The photo is a little blurred. A sharper one would help.
quality-dark = The photo is too dark. Use the flash or go to a window.
quality-bright = The photo is too bright. Turn away from the light or the flash.
quality-not-judged = Nobody has judged how clear this picture is.
