# The signed record on paper (PDF/A). Times are the local times of the patient's place unless UTC is written.

document-title = Record of an asynchronous teledentistry encounter
document-file-title = { $code } record, case { $case }, round { $round }
document-case = Case { $case }, round { $round }
document-record-of = Sealed record in its original form (JSON)
document-addendum-of = Sealed addendum { $number } in its original form (JSON)
document-opinion-of = Sealed second opinion { $number } in its original form (JSON)
document-page = Page { $page } of { $pages }
document-footer = Case { $case } · seal { $seal } …
document-date = { DATETIME($date, dateStyle: "long") }
document-bytes = { NUMBER($size) } bytes
document-pixels = { NUMBER($px, useGrouping: 0) } px
document-utc = { $time } UTC
document-none = None
document-not-told = not told
document-days = { $days } d { $hours } h
document-hours = { $hours } h { $minutes } min
document-minutes = { $minutes } min { $seconds } s
document-seconds = { $seconds } s
document-before = { $span } before

document-strip-patient = Patient
document-strip-dentist = Reviewed and signed by
document-strip-signed = Signed
document-strip-urgency = Advice
document-born = born { $date } ({ $age ->
        [one] 1 year
       *[other] { $age } years
    } old when signed)
document-strip-addenda = { $count ->
        [one] One addendum belongs to this record; it stands after the signature.
       *[other] { $count } addenda belong to this record; they stand after the signature.
    }
document-strip-opinions = { $count ->
        [one] One second opinion stands beside this record, after the signature.
       *[other] { $count } second opinions stand beside this record, after the signature.
    }

document-part-patient = Patient, place and consent
document-patient = Patient
document-patient-id = Patient identifier
document-place = Place of the patient
document-place-is = { $state }, { $setting }; told { $when }
document-answered = Answered by
document-named = { $name } ({ $what })
document-consent = Consent
document-consent-is = Version { $version } ({ $language }), given by { $name } ({ $relationship }, { $method }) on { $when }
document-consent-digest = SHA-256 of the consent text
document-emergency = Emergency check
document-emergency-none = No question was answered with yes; answered { $when }
document-emergency-some = Yes to: { $flags }; answered { $when }
document-red-flag-yes = This case was marked with a red flag.

document-part-complaint = Complaint and history
document-complaint = Chief complaint, in the submitter's own words
document-told = Side, pain, since
document-side = side: { $side }
document-pain = pain: { $pain } of 10
document-pain-not-told = pain: not told
document-since = since: { $since }
document-conditions = Conditions
document-medicines = Medicines
document-allergies = Allergies
document-alerts = Medical alerts
document-alert-is = { $alert } (accepted by { $by }, { $when })

document-part-findings = Findings
document-finding = No.
document-tooth = Tooth
document-tooth-is = Universal { $universal } · FDI { $fdi }
document-no-tooth = No single tooth
document-region-is = { $region }, area { $area }
document-surfaces = Surfaces
document-observed = Observed
document-confidence = Confidence
document-seen-on = Seen on
document-picture-number = Picture { $number }
document-from-history = Told, not seen
document-note = Note: { $text }
document-code-is = { $words } ({ $system } { $code })
document-system-practice = practice’s code
document-system-snomed = SNOMED CT
document-limitation-of = Limitation: { $text }
document-marked = Drawn on the picture: { $marks }
document-mark-words = the words “{ $text }”
document-mark-arrow = arrow
document-mark-box = box
document-mark-ellipse = ellipse
document-mark-polygon = polygon
document-mark-freehand = freehand line
document-no-abnormality = No abnormality seen on these pictures.
document-no-findings = No findings are recorded: these pictures do not allow it.
document-teeth-systems = Universal 1 to 32 and A to T; FDI two-digit (ISO 3950). The same number names different teeth in the two systems.

document-part-chart = Tooth chart
document-chart-silent = Of a tooth that is not named here the chart says nothing. Decay is a finding, and stands above.

document-part-conclusion = Conclusion
document-sufficiency = Are the pictures enough?
document-limitation = What could not be judged
document-on-these-pictures = This record says what can be seen on these pictures. An examination in person with X-rays may find more.

document-part-advice = Advice
document-advice-for = For
document-advice-safety-net = Do not wait
document-advice-due = By
document-advice-rests = Rests on
document-advice-because = Because
document-finding-number = { $numbers ->
        [one] finding { $list }
       *[other] findings { $list }
    }
document-follow-up = Follow-up
document-no-follow-up = None needed: { $why }
document-in-person = The patient may ask for a visit in person at any time.
document-help = The practice is reached at { $phone }. In an emergency call 911.
document-why-remote = Why this was reviewed asynchronously
document-live = Live interaction
document-no-live = There was none between the reviewing dentist and the patient, or the collector while collecting, for this review.
document-live-unsaid = The record does not state that there was none.
document-history-read = Health history
document-history-read-yes = The signer read the complaint and the health history.
document-history-read-unsaid = The record does not state that the signer read it.
document-attested = Last saved so

document-part-signature = Signature
document-licence = License
document-licence-is = { $kind }, { $state } no. { $number }, in force { $from } to { $to }
document-signed-at = Signed at
document-identity = Identity shown
document-identity-is = { $how }, { $when }
document-identity-password = by password
document-identity-password_and_code = by password and code
document-meaning = Meaning
document-amends = Adds to the sealed bytes with SHA-256

document-part-addendum = Addendum { $number }
document-addendum-reason = Reason

document-part-prescriptions = Prescriptions
document-rx-not-sent-by-us = Documented here, and never sent from here. What is said of its sending is the prescriber’s word, as of the signature.
document-rx-drug = Medicine
document-rx-directions = Directions
document-rx-quantity = Quantity
document-rx-quantity-is = { $quantity }; refills: { $refills }
document-rx-indication = What for
document-rx-start = From
document-rx-schedule = Controlled substance
document-rx-weight = Weight
document-rx-kilograms = { $weight } kg
document-rx-despite = Given despite a matching allergy, because
document-rx-prescriber = Prescriber
document-rx-npi = NPI
document-rx-pharmacy = Pharmacy
document-rx-status = Status
document-rx-method = Sent by
document-rx-external = Through
document-rx-sent-at = Sent at
document-schedule-none = no
document-schedule-II = schedule II
document-schedule-III = schedule III
document-schedule-IV = schedule IV
document-schedule-V = schedule V
document-course-documented = documented, not sent
document-course-reported_sent = sent, says the prescriber
document-course-cancelled = canceled
document-course-failed = could not be sent
document-sent_by-e_prescribing = electronic prescribing
document-sent_by-telephone = telephone
document-sent_by-fax = fax
document-sent_by-paper = paper

document-part-opinion = Second opinion { $number }
document-opinion-stands = Another dentist was asked and answers here under their own seal. It is no part of the record above, and changes nothing in it.
document-opinion-asked = Asked by { $by }
document-opinion-asked-at = Asked on
document-opinion-seen = Looked at for it
document-opinion-pictures = Pictures number { $list }
document-opinion-formed = Formed
document-opinion-before = before the first dentist’s words were read
document-opinion-after = after the first dentist’s words were read
document-opinion-beside = Stands beside the sealed bytes with SHA-256
document-opinion-draft = nothing yet: the record was not signed then
document-agreement-agrees = Agrees
document-agreement-differs = Differs

document-part-gathered = What was gathered, how, and when
document-times-local = Times are local to the patient's place ({ $zone }) unless UTC is written. What a file says is its own word, "device clock" that of the device that sent it; neither was checked.
document-item = No.
document-item-what = What
document-item-how = How collected and sent
document-item-when = When
document-item-state = State and integrity
document-acquired = file says taken { $when }
document-captured = device clock { $when }
document-clocks-differ = ! file and device clock are more than a day apart
document-announced = sent { $when }
document-received = received { $when }
document-verified = verified { $when }
document-not-received = not received
document-not-verified = not verified
document-device = device: { $device }
document-device-unknown = device not told
document-licence-number = license { $number }
document-channel-is = sent by { $channel }
document-taken-by = taken by { $who }
document-added-by = added by { $who }
document-collected-at = { $setting }, { $state }
document-ada-1100 = ADA-1100 { $code }
document-side-confirmed = left and right confirmed by the signer { $when }
document-sides-left = the patient's right is at the left edge
document-sides-right = the patient's right is at the right edge
document-sides-top = the patient's right is at the top edge
document-sides-bottom = the patient's right is at the bottom edge
document-sides-R = shows the patient's right side
document-sides-L = shows the patient's left side
document-sides-unsure = left and right not confirmed
document-sides-file = the file says: { $text }
document-quality-is = quality: { $quality }
document-quality-override = dentist on the quality: { $text }
document-digest-short = SHA-256 { $digest }…
document-round = round { $round }
document-caption = { $number }. { $view }
document-caption-marks = { $number }. { $view }; marks are numbered by finding
document-picture-alt = Picture { $number } of the case: { $view }
document-picture-absent = This picture is not printed here.
document-wanted = Required views
document-wanted-here = { $view } (here)
document-wanted-missing = { $view } (missing: { $why })
document-wanted-missing-unexplained = { $view } (missing)
document-asked = Asked again
document-asked-is = { $when } by { $who }: { $views }
document-asked-sentence = { $asked }. { $sentence }
document-limited = Limits of the pictures
document-limited-yes = When the case became ready, at least one required view was missing or weak.

document-part-when = When it was reviewed
document-step = Step
document-local = Local time
document-utc-time = UTC
document-elapsed = After the step before
document-stamp-captured = Captured (last picture, device clock)
document-stamp-sent = Sent
document-stamp-received = Received whole
document-stamp-ready = Ready for review
document-stamp-review_started = Review started
document-stamp-signed = Signed
document-stamp-communicated = Communicated
document-later = After signing; the case history tells it

document-part-looks = Looks
document-looks-lead = Each line is a time at which a picture was shown for at least one second, with the long side of what was shown.
document-look-who = Who
document-look-when = When
document-look-px = Long side
document-look-signer = Signer
document-look-none = No look is recorded.

document-part-appendix = Appendix: digests and seal
document-digest = SHA-256
document-digest-original = Original
document-digest-pixels = Stored pixel values
document-digest-thumb = Small derivative
document-digest-display = Display derivative
document-digest-frame = Lossless frame
document-digest-full = Tiles in full size
document-digest-film = Frames or pages
document-digest-text = Words of the letter
document-pieces = { $count ->
        [one] sent as 1 piece
       *[other] sent as { $count } pieces
    }
document-seal = Seal: SHA-256 of record.json
document-seal-how = The file record.json in this document is the sealed record, byte for byte. Its SHA-256 must be the seal. This PDF is a readable form of it; where they differ, record.json counts.
document-signs = Signs that these letters cannot print are written as their Unicode number, such as [U+4E2D]; record.json holds them as they were typed.
document-history-head = Head of the case history at signing
document-history-length = Lines of the case history at signing
document-record-version = Version of the record
document-organization-id = Organization identifier
document-case-id = Case identifier
document-addendum-seal = Seal of addendum { $number }
document-opinion-seal = Seal of second opinion { $number }

document-part-told = How the advice was communicated
document-told-as-of = As far as it was known on { $when }. It happened after the signature: it is not under the seal, and the case history holds it.
document-told-nothing = Nothing is known yet of a message, a call, or that the advice was opened.
document-told-what = What happened
document-told-call = Told by telephone by { $who } to { $to }, who said it back
document-told-spoke = { $who } spoke with { $to } by telephone, not to tell the advice
document-told-nobody = { $who } rang; nobody answered
document-told-opened = The advice was opened by the patient's link, after the birth date was given
document-told-confirmed = Confirmed on that page: "I have read this and know what to do"
document-told-communicated = From here on it counts as communicated
document-message-advice_ready = Message that the answer is ready
document-message-advice_added = Message that something was added
document-delivery-sent = sent
document-delivery-failed = could not be sent
document-delivery-returned = came back
document-outcome = Outcome
document-outcome-open = Open: nothing was told of it when this record was signed. What is learned later stands in an addendum.
document-part-consent-text = The text that was consented to
document-consent-text-is = Version { $version } ({ $language }), SHA-256
document-consent-text-absent = The text is not printed here; the organization keeps it under its version.

document-language-en = English
document-language-es = Spanish

document-sex-female = female
document-sex-male = male
document-sex-other = other
document-sex-unknown = sex not told

document-case_type-emergency_screening = Emergency screening
document-case_type-second_opinion = Second opinion
document-case_type-post_treatment = After treatment
document-case_type-school_screening = School screening
document-case_type-ortho_progress = Orthodontic progress
document-case_type-general_question = General question

document-relationship-patient = patient
document-relationship-parent = parent
document-relationship-legal_guardian = legal guardian
document-relationship-authorized_proxy = authorized proxy
document-relationship-other = other person

document-setting-home = at home
document-setting-school = at school
document-setting-clinic = in a clinic
document-setting-other = elsewhere

document-method-typed_name = typed name
document-method-paper = on paper
document-method-spoken = spoken

document-side-left = left
document-side-right = right
document-side-both = both sides
document-side-middle = middle
document-side-unsure = not sure

document-flag-breathing = trouble breathing or swallowing
document-flag-swelling = swelling at the eye, the floor of the mouth or the neck, or with fever
document-flag-cannot_open = cannot open the mouth
document-flag-bleeding = bleeding after 20 minutes of pressure
document-flag-head_injury = injury of the head
document-flag-knocked_out = adult tooth knocked out

document-condition-heart = heart disease
document-condition-bleeding = bleeding disorder
document-condition-blood_thinner = blood thinner
document-condition-bisphosphonate = bisphosphonate
document-condition-diabetes = diabetes
document-condition-immune = weak immune system
document-condition-pregnant = pregnancy
document-condition-latex = latex allergy
document-alert-anticoagulant = Blood thinner
document-alert-bleeding = Bleeding disorder
document-alert-bisphosphonate = Bisphosphonate
document-alert-endocarditis = Risk of endocarditis
document-alert-immune = Weak immune system
document-alert-diabetes = Diabetes
document-alert-pregnancy = Pregnancy
document-alert-latex = Latex allergy
document-alert-allergy = Allergy

document-view-front = Front
document-view-right = Right side
document-view-left = Left side
document-view-upper = Upper teeth
document-view-lower = Lower teeth
document-view-close_up = Close-up
document-view-face = Face
document-view-periapical = Periapical X-ray
document-view-bitewing_right = Bitewing X-ray, right
document-view-bitewing_left = Bitewing X-ray, left
document-view-panoramic = Panoramic X-ray
document-view-other_radiograph = Other X-ray
document-view-document = Letter or 3D scan

document-mirror-direct = as in the mouth
document-mirror-mirrored = mirror image
document-mirror-mirrored_corrected = mirror image, turned back
document-mirror-unconfirmed = left and right not known from lens or file

document-role-patient = patient
document-role-guardian = guardian
document-role-hygienist = hygienist
document-role-frontdesk = front desk
document-role-biller = biller
document-role-coordinator = coordinator
document-role-dentist = dentist
document-role-specialist = specialist
document-role-programme_lead = program lead
document-role-auditor = auditor
document-role-admin = administrator
document-role-worker = the system

document-channel-patient_link = the patient's link
document-channel-field_app = the field tablet
document-channel-office = the office

document-status-announced = announced, never received
document-status-received = received, not yet viewable
document-status-normalized = viewable
document-status-attached = kept as an attachment; not shown to the dentist, and no part of what was reviewed
document-status-unreadable = could not be read
document-status-held = held for a person to check
document-status-dropped = taken back

document-reason-empty = the file was empty
document-reason-wrong_type = a kind of file that is not taken
document-reason-too_large = too large
document-reason-too_small = too few pixels
document-reason-undecodable = damaged
document-reason-no_picture = no picture inside
document-reason-unsupported = a kind that cannot be shown faithfully
document-reason-too_long = a video of more than a minute
document-reason-locked = under a password
document-reason-limit = beyond the limits of decoding
document-reason-processing_failed = decoding failed
document-reason-other-patient = belongs to somebody else
document-reason-identity = the name or birth date inside differs
document-reason-sop_reuse = its identifier was used before
document-reason-other_case = the same file was sent for another patient
document-reason-safeguarding = safeguarding

document-length-clip = Video, { NUMBER($seconds, maximumFractionDigits: 1) } s, { $shown } of { $frames } frames to be seen one by one
document-length-letter = { $shown ->
        [one] Letter, 1 page
       *[other] Letter, { $shown } pages
    }
document-length-film = Film, { $shown } of { $frames } frames to be seen one by one

document-quality-good = good
document-quality-usable = usable
document-quality-retake = weak
document-quality-not_judged = not judged

document-by-dentist = the dentist
document-by-gate = the quality check

document-observation-caries = Caries
document-observation-fracture = Fracture
document-observation-abscess = Abscess
document-observation-swelling = Swelling
document-observation-gingivitis = Gingivitis
document-observation-calculus = Calculus
document-observation-restoration_defect = Defect of a restoration
document-observation-erosion = Erosion
document-observation-lesion = Lesion
document-observation-missing = Missing
document-observation-eruption = Eruption
document-observation-malocclusion = Malocclusion
document-observation-healing = Healing
document-observation-other = Other

document-charted-present = Present
document-charted-missing = Missing
document-charted-unerupted = Not erupted
document-charted-restored = Restored
document-charted-sealed = Sealed

document-severity-mild = mild
document-severity-moderate = moderate
document-severity-severe = severe
document-severity-not_graded = not graded
document-region-whole_mouth = whole mouth
document-region-upper_arch = upper arch
document-region-lower_arch = lower arch
document-region-upper_right = upper right quadrant
document-region-upper_left = upper left quadrant
document-region-lower_left = lower left quadrant
document-region-lower_right = lower right quadrant
document-region-upper_right_sextant = upper right sextant
document-region-upper_front = upper front sextant
document-region-upper_left_sextant = upper left sextant
document-region-lower_left_sextant = lower left sextant
document-region-lower_front = lower front sextant
document-region-lower_right_sextant = lower right sextant
document-region-gingiva = gums
document-region-tongue = tongue
document-region-palate = palate
document-region-lip = lip
document-region-cheek = cheek
document-region-floor_of_mouth = floor of the mouth
document-region-face = face

document-confidence-high = high
document-confidence-moderate = moderate
document-confidence-low = low

document-sufficiency-sufficient = Enough for this conclusion
document-sufficiency-limited = Enough only with limits
document-sufficiency-insufficient = Not enough: no diagnosis was made

document-urgency-emergency = Emergency: now, by emergency services
document-urgency-urgent = Urgent: within 24 hours
document-urgency-soon = Soon: within two weeks
document-urgency-routine = Routine: at the next visit
document-urgency-no_problem_visible = No problem visible on these pictures

document-target-patient = patient
document-target-guardian = guardian
document-target-physician = physician
document-target-specialist = specialist

document-licence_kind-dentist = Dentist
document-licence_kind-hygienist = Hygienist
