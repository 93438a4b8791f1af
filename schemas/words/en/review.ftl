# The dentist's page: worklist, reading, findings, conclusion, advice, signature. Said to professionals: the field's words.

review-title = Worklist
review-not-dentist = This page is for dentists. Sign in with the name of a dentist.
review-empty = Nothing waits for you.
review-empty-lead = New cases appear here by themselves. You see the cases of patients in states where you are licensed.
review-counts = { $count ->
    [one] 1 case
   *[other] { $count } cases
    }
review-more = These are the { $count } most pressing cases. More are waiting.
review-show-more = Show more cases
review-counts-of = { $count } of { $all } cases
review-filter = Show only some cases
review-filter-type = Kind
review-filter-state = Patient's state
review-filter-language = Language
review-filter-mark = Only
review-mark-red_flag = Red flag
review-mark-late = Late
review-mark-retake = Waiting for new photos
review-filter-any = All
review-filter-choice = { $what } ({ $count })
review-filter-all = Show all cases
review-filter-none = No waiting case is like that.
review-counts-red = { $count ->
    [one] 1 red flag
   *[other] { $count } red flags
    }
review-waiting-now = { $count ->
    [0] Nothing else waits
    [one] 1 case waits
   *[other] { $count } cases wait
    }
review-red-waiting = { $count ->
    [one] 1 red flag waits
   *[other] { $count } red flags wait
    }
review-unrefreshed = The list could not be renewed. It shows { $at }.
review-column-due = Answer due
review-column-waiting = Waiting
review-mine = You are reading this
review-take = Take
review-take-of = Take the case of { $patient }
review-continue = Go on
review-continue-of = Go on with the case of { $patient }
review-batch-start = Read these { $count } children one after another
review-batch-lead = The next child is taken as you open it. Each is looked at and signed by itself.
review-batch-child = Child { $child } of { $total }
review-batch-stop = Stop reading one after another
review-look-only = Look
review-look-only-of = Look at the case of { $patient } without taking it
review-taken = Another dentist took this case. It will be free at { $until } at the latest.
review-taken-unknown = Another dentist took this case.
review-red-flag = Red flag
review-age = { $age ->
    [one] 1 year
   *[other] { $age } years
    }
review-pictures = { $count ->
    [one] 1 picture
   *[other] { $count } pictures
    }
review-left = { $span } left
review-late = { $span } late
review-nearly-late = Nearly late
review-escalated = Others told
review-span-minutes = { $minutes } min
review-span-hours = { $hours } h { $minutes } min
review-span-days = { $days } d { $hours } h
review-no-due = No time set

review-loading-case = Loading the case …
review-closed-case = This case could not be opened
review-back = Worklist
review-next-case = Next case
review-born = born { $date }
review-in-state = Patient in { $state }
review-speaks = Speaks
review-language-en = English
review-language-es = Spanish
review-limited = Limited pictures
review-round = Round { $round }
review-answered-by = Answered by { $name } ({ $relationship })
review-relationship-patient = the patient
review-relationship-parent = parent
review-relationship-legal_guardian = legal guardian
review-relationship-authorized_proxy = authorized proxy
review-relationship-other = another person
review-setting-home = at home
review-setting-school = at school
review-setting-clinic = in a clinic
review-setting-other = elsewhere
review-lease = Yours until { $time }
review-lapsed = Your hold on this case ran out.
review-lapsed-lead = What you wrote is still here, and the draft up to the last save is kept. Take the case again to go on.
review-take-again = Take it again
review-free = Nobody is reading this case.
review-free-lead = You can look at it. To write, take it.
review-other-holds = Another dentist reads this case until { $until }.
review-sent-back = You asked for photos again. The case comes back to the worklist when they are here.

review-pictures-heading = Pictures
review-filmstrip = Pictures of this case
review-film-back = Earlier pictures
review-film-forward = More pictures
review-image-numbered = { $number }. { $view }
review-image-looked = looked at
review-image-not-looked = not looked at
review-image-held = held for the office
review-image-unreadable = cannot be read
review-image-pending = being prepared
review-image-attached = kept, not shown
review-attached = This file is kept and not shown here
review-attached-lead = It is a scan in three dimensions. Nobody can look at it or download it here yet, and it is no part of what you sign as reviewed.
review-film-video = video, { $seconds } s, { $shown ->
        [one] 1 frame
       *[other] { $shown } frames
    }
review-film-frames = { $shown } of { $frames } frames
review-film-letter = { $pages ->
        [one] letter, 1 page
       *[other] letter, { $pages } pages
    }
review-film-which = What is shown
review-film-picture = Picture
review-film-first-page = First page
review-film-open = { $count ->
        [one] 1 frame
       *[other] All { $count } frames
    }
review-film-pages = { $pages ->
        [one] Page and its words
       *[other] All { $pages } pages and their words
    }
review-film-poster = This is frame { $number }. Marks are drawn on it.
review-film-poster-at = This is frame { $number }, at { $at } s. Marks are drawn on it.
review-film-no-marks = Nothing is marked here: marks are drawn on the picture.
review-image-side-open = sides not confirmed
review-image-optional = extra
review-image-of = Picture { $at } of { $count }
review-image-taken = Taken by { $who }
review-image-added = Added by { $who }
review-image-who = { $name } ({ $role })
review-image-place = { $setting }, { $state }
review-image-file-says = file says taken { $at }
review-image-device-clock = device clock { $at }
review-image-sent = sent { $at }
review-image-clocks-differ = File and device clock are more than a day apart
review-image-laterality-R = Right side
review-image-laterality-L = Left side
review-image-laterality-B = Both sides
review-image-laterality-file = { $side } (the file’s own word)
review-compare = Compare with an earlier picture
review-compare-leave = Back to the one picture
review-compare-list = Earlier picture
review-compare-choose = Choose a picture
review-compare-choice = { $view }, signed { $day } by { $who }
review-compare-same-view = Same view.
review-compare-views-differ = Not the same view.
review-compare-same-tooth = Proposed because a finding names it: { $tooth }.
review-compare-unlike = No earlier picture is known to show the same view or tooth. Choose one from the list.
review-compare-none = No earlier signed picture of this patient can be shown to you.
review-compare-not-this = This picture cannot be compared. Choose another one.
review-image-round = round { $round }
review-held = Held for the office
review-held-lead = The office has to check this picture before anybody may read from it.
review-unreadable = This picture cannot be read
review-pending = This picture is still being prepared
review-pending-lead = It appears here by itself.
review-no-images = This case has no pictures.
review-side-confirmed = Left and right confirmed
review-sided-question = Where is the patient’s right, as the picture is shown now?
review-sided-left = At the left
review-sided-right = At the right
review-sided-only-R = It shows the right side only
review-sided-only-L = It shows the left side only
review-sided-change = Correct left and right
review-sided-take-back = I cannot tell after all
review-sided-at-left = the patient’s right is at the left edge
review-sided-at-right = the patient’s right is at the right edge
review-sided-at-top = the patient’s right is at the top edge
review-sided-at-bottom = the patient’s right is at the bottom edge
review-sided-at-R = it shows the right side
review-sided-at-L = it shows the left side
review-verdict-good = clear
review-verdict-usable = usable
review-verdict-retake = weak
review-verdict-not_judged = not judged
review-verdict-none = not judged
review-quality-told = The sender is told: “{ $hint }”
review-quality-ask = Judge the quality yourself
review-quality-reason = Why you judge the quality of this picture otherwise
review-quality-reason-hint = It stands in the record, beside what the quality check says.
review-quality-take-out = Take my judgment out
review-quality-by-dentist = dentist on the quality: { $reason }
review-measured-size = short side { $is } pixels (at least { $least })
review-measured-detail = sharpness { $is } (at least { $least })
review-measured-dark = too dark { $is } (at most { $most })
review-measured-bright = too light { $is } (at most { $most })
review-measured-glare = reflections { $is } (at most { $most })
review-measured-mouth = colors of a mouth { $is } (at least { $least })
review-measured-evidence = no real mouth has validated these limits
review-previous-image = Previous picture
review-next-image = Next picture

review-tabs = Parts of the record
review-tab-told = History
review-tab-findings = Findings
review-tab-conclusion = Conclusion
review-tab-advice = Advice
review-tab-sign = Sign
review-tab-open = { $count ->
    [one] 1 open
   *[other] { $count } open
    }

review-told-complaint = Complaint, in own words
review-told-none = Not told
review-told-side = Side
review-told-pain = Pain
review-told-pain-of = { $pain } of 10
review-told-since = Since
review-side-left = left
review-side-right = right
review-side-both = both sides
review-side-middle = middle
review-side-unsure = not sure
review-told-history = Health history
review-told-conditions = Conditions
review-told-no-conditions = None of those asked
review-told-medicines = Medicines
review-told-allergies = Allergies
review-condition-heart = heart disease
review-condition-bleeding = bleeding disorder
review-condition-blood_thinner = blood thinner
review-condition-bisphosphonate = bisphosphonate
review-condition-diabetes = diabetes
review-condition-immune = weak immune system
review-condition-pregnant = pregnancy
review-condition-latex = latex allergy
review-told-emergency = Emergency check
review-told-emergency-none = No question was answered with yes
review-flag-breathing = trouble breathing or swallowing
review-flag-swelling = swelling at the eye, the floor of the mouth or the neck, or with fever
review-flag-cannot_open = cannot open the mouth
review-flag-bleeding = bleeding after 20 minutes of pressure
review-flag-head_injury = injury of the head
review-flag-knocked_out = adult tooth knocked out
review-told-consent = Consent
review-told-consent-is = Version { $version }, given { $at }
review-history-reviewed = I have read the complaint and the health history
review-asked = Photos were asked again
review-asked-by-dentist = A dentist asked { $at }
review-asked-by-gate = The quality check asked { $at }

review-findings = Findings
review-findings-none = No findings written down yet.
review-notation = Tooth numbers
review-notation-universal = Universal
review-notation-fdi = FDI
review-notation-palmer = Palmer
review-rows = Chart begins with
review-rows-age = Usual at { $age } (unverified)
review-rows-permanent = Permanent
review-rows-primary = Primary
review-rows-mixed = Mixed
review-chart-of = How it stands: { $tooth }
review-chart-decayed = Decayed…
review-place-primary = Primary
review-place-permanent = Permanent
review-place-both = Both
review-chart-denied-absent = The chart says that this tooth is not there: it has no surfaces, restorations or decay.
review-chart-denied-done = The chart says that something was done to this tooth: take that back first.
review-chart-denied-found = A finding says otherwise of this tooth: change the finding first.
review-tooth-known = Known of: { $tooth }
review-tooth-now = Now:
review-tooth-nothing = nothing at this tooth
review-tooth-before = { $day }, { $who }:
review-tooth-added = Added later to that record: { $text }
review-earlier = Gray dots and letters in brackets: from earlier records ({ $days }).
review-earlier-elsewhere = Also at teeth that this chart does not show:
review-earlier-unread = Earlier records cannot be read just now. They will be asked for again.
review-earlier-damaged = { $count ->
        [one] The records of one earlier case do not open. Tell the office.
       *[other] The records of { $count } earlier cases do not open. Tell the office.
    }
review-sign-chart = Tooth chart
review-clear-tooth = Clear the tooth
review-observation = What you see
review-severity = Severity
review-severity-not_graded = not graded
review-severity-mild = mild
review-severity-moderate = moderate
review-severity-severe = severe
review-confidence = Confidence
review-confidence-high = high
review-confidence-moderate = moderate
review-confidence-low = low
review-seen-on = Seen on
review-seen-history = Told, not seen
review-note = Note
review-region = Region
review-region-none = Not told
review-code = Code
review-code-none = No code
review-code-is = { $words } ({ $code })
review-finding-at = { $region }: { $what }
review-remote-limits = From pictures nobody can probe, press, feel or tap, nor test a nerve, and nobody sees between teeth, under fillings or into bone. Photos find about two of three decayed teeth.
review-finding-limitation = What stays open
review-marks = Marks
review-marks-full = This finding has { $count } marks: that is all it can have.
review-mark-arrow = Arrow
review-mark-box = Box
review-mark-ellipse = Ellipse
review-mark-polygon = Polygon
review-mark-freehand = Freehand
review-mark-text = Words
review-mark-drawn = drawn by { $by }, { $at }
review-mark-numbered = { $number }. { $kind }
review-mark-words = Words on the picture
review-mark-words-of = Words of mark { $mark }
review-mark-change = Change
review-mark-change-of = Change mark { $mark }
review-mark-changing = Drag the mark or one of its points, or use the arrow keys on the picture; Enter leaves it, Delete removes it.
review-mark-erase = Remove
review-mark-erase-of = Remove mark { $mark }
review-mark-tooth = Which tooth is it? Choose it on the chart.
review-mark-no-tooth = No single tooth
review-draw-arrow = Drag from the tail to the tip on the picture, or press an arrow key.
review-draw-box = Drag a box on the picture, or press an arrow key.
review-draw-ellipse = Drag on the picture from corner to corner, or press an arrow key.
review-draw-polygon = Click each corner on the picture, and the first one again; or use the arrow keys and Enter.
review-draw-freehand = Draw on the picture; or set points with the arrow keys and Enter.
review-draw-text = Write the words and press Enter, then click where they belong, or press an arrow key.
review-seen-on-drawn = Its marks lie on this picture.
review-finding-marks = { $count ->
    [one] 1 mark
   *[other] { $count } marks
}
review-finding-add = Add the finding
review-finding-save = Change the finding
review-finding-missing = Choose what you see and how sure you are.
review-finding-edit = Edit
review-finding-edit-of = Edit the finding: { $finding }
review-finding-delete = Delete
review-finding-delete-of = Delete the finding: { $finding }
review-finding-meta = severity { $severity }, confidence { $confidence }
review-finding-on = on { $image }
review-no-abnormality = No abnormality seen on these pictures
review-no-abnormality-hint = Only while no finding is written down.
review-no-findings-insufficient = You judged the pictures as not enough to decide: they carry no findings.

review-sufficiency = Are the pictures enough to decide?
review-sufficiency-sufficient = Enough for this conclusion
review-sufficiency-limited = Enough only with limits
review-sufficiency-insufficient = Not enough: no diagnosis
review-limitation = What could not be judged
review-conclusion = Conclusion
review-conclusion-hint = What these pictures and what was told mean, in your own words.
review-reason-async = Why this is reviewed without a live visit
review-no-live = There was no live interaction with the patient, or with whoever took the pictures, for this review
review-missing-views = Views that are missing
review-missing-view = Why the record can do without: { $view }

review-advice-add = Add advice
review-urgency-emergency = Emergency
review-urgency-urgent = Urgent
review-urgency-soon = Soon
review-urgency-routine = Routine
review-urgency-no_problem_visible = No problem visible
review-urgency-time-emergency = now, call emergency services
review-urgency-time-urgent = within 24 hours
review-urgency-time-soon = within two weeks
review-urgency-time-routine = at the next visit
review-urgency-time-no_problem_visible = on these pictures
review-advice-number = Advice { $number }
review-advice-urgency = How urgent
review-advice-text = Advice in plain words
review-safety-net = When not to wait, and what to do then
review-safety-net-hint = The family reads this below the advice. It began with the house’s words for this urgency: make them fit.
review-safety-net-again = Put the words for this urgency back
review-family-reads = The family reads exactly this. They read: { $language }.
review-professional = For the record; the family does not read it.
review-finding-professional = Note and what stays open are for the record; the family does not read them.
review-advice-target = For
review-target-patient = patient
review-target-guardian = guardian
review-target-physician = physician
review-target-specialist = specialist
review-advice-due = By
review-advice-rests = Rests on these findings
review-advice-rationale = Because
review-advice-rationale-hint = Needed where it rests on no finding.
review-advice-lost = Some of what this rested on is no longer in the record.
review-advice-lost-off = Take it off
review-advice-denies = Photos miss decay: say what is visible on these pictures, not that there is none. “Nothing visible on these pictures; an exam with X-rays may find more.”
review-advice-remove = Remove
review-advice-remove-of = Remove advice { $number }
review-follow-up = Follow-up on
review-follow-up-propose = Propose { $day }, by the most urgent advice
review-phrases = Phrases
review-phrase-into-note = Insert a phrase of yours: note
review-phrase-into-conclusion = Insert a phrase of yours: conclusion
review-phrase-into-advice = Insert a phrase of yours: advice
review-phrase-sought = Type some of its words; arrows choose, Enter inserts
review-phrases-none = No phrase of yours in this language has these words.
review-phrases-keep = My phrases…
review-phrases-title = My phrases
review-phrases-lead = For what you write again and again. Only you see them. Never write anything of a patient here: no name, no date, nothing that could tell who it was.
review-phrase-en = In English
review-phrase-es = In Spanish
review-phrase-add = Keep the phrase
review-phrase-change = Change the phrase
review-phrase-edit-of = Edit the phrase: { $phrase }
review-phrase-delete-of = Delete the phrase: { $phrase }
review-phrases-full = You keep { $most } phrases, which is as many as there can be. Delete one first.
review-no-follow-up = Or: none is needed, because
review-follow-up-heading = Follow-up

review-before = Before you sign (D9996)
review-before-lead = Each line is closed where it leads to. The record can be signed once none is left.
review-gap-count = { $count ->
    [one] 1 thing before you can sign
   *[other] { $count } things before you can sign
    }
review-gap-left = { $count } left to sign
review-gap-of = { $subject }: { $gap }
review-gap-elsewhere = Not closed on this page
review-complete = Nothing is missing. You can sign.
review-sign = Sign
review-sign-title = Sign this record
review-sign-lead = You seal what stands here, together with all that was gathered: the pictures and how they came, complaint and history, consent, and the looks at each picture. Nothing of it can be changed afterwards; you can add to it.
review-sign-summary = What you seal
review-sign-now = Sign and send
review-sign-patient = Patient
review-sign-findings = Findings
review-sign-conclusion = Conclusion
review-sign-sufficiency = Pictures
review-sign-advice = Advice
review-sign-follow-up = Follow-up
review-sign-licence = Your license
review-sign-licence-is = { $name }, dentist, { $state } no. { $number }
review-sign-no-licence = No license in force in { $state }
review-sign-none-needed = none needed: { $why }
review-sign-asynchronous = Why without a live visit
review-sign-attested = You attest
review-sign-attested-already = Attested
review-sign-missing-views = Missing views
review-sign-missing-view = { $view }: { $why }
review-sign-sides = Sides that you confirmed
review-sign-sides-already = Sides confirmed
review-sign-side = { $image }: { $where }
review-sign-quality = On the quality of pictures
review-sign-rests = Rests on: { $findings }
review-sign-because = Because: { $why }
review-sign-due = by { $day }
review-sign-meaning = Your signature says
review-sign-identity = How your identity is shown
review-sign-identity-now = { $how ->
        [password_and_code] by password and code, below
       *[password] by password, below
    }
review-sign-identity-was = { $how ->
        [password_and_code] by password and code
       *[password] by password
    }, { $at }
review-proof-lead = Show once more that it is you.
review-proof-code = Code from your authenticator app
review-proof-wrong = Password or code is not right.
review-sign-unsaved = The draft is not saved yet. Nothing was signed.

# Sealed word for word with the signature (schemas/care/record.py).
review-meaning-record = I reviewed the listed materials myself, after they were collected, except those that this record says were not shown, and this record states my findings and advice.
review-meaning-addendum = I add this to the record that it names. The record itself stays as it was signed.
review-meaning-opinion = I looked at the listed pictures myself. This is my opinion for the dentist who asked; it changes nothing in any record.

review-sealed = Signed and sealed
review-sealed-at = Signed { $at }
review-sealed-digest = SHA-256 of the sealed bytes
review-sealed-record = Record
review-sealed-addendum = Addendum { $number }
review-sealed-pdf = Open the record (PDF)
review-sealed-packet = Audit packet (ZIP)
review-sealed-pdf-later = The readable record is being made. Its link appears here by itself.
review-opened = The patient opened the advice { $at }.
review-not-opened = The patient has not opened the advice yet.
review-opened-missed = The time to open it was over { $at }. The office is asked to call the family.
review-letter = Open the letter to the family (PDF)
review-call = Call now
review-call-lead = This advice must be heard. Ring the patient or guardian now, tell the advice, and have it said back.
review-call-done = The advice was heard.
review-call-who = Whom did you speak with?
review-call-read-back = They said it back in their own words
review-call-save = Record the conversation
review-call-when = When did you speak?
review-call-when-hint = Leave it empty if it was just now.
review-call-number-of = Call { $name } at { $number }
review-call-no-number = No telephone number is known. Ask the office.
review-call-mail-only = Only an e-mail address is known: { $address }. Ask the office for a number.
review-addend = Add to the record
review-addend-text = Addendum
review-addend-reason = Why it is added
review-addend-for = Whom does it concern?
review-addend-for-patient = The patient, who is told by a message
review-addend-for-record = The record alone; the patient is not told
review-addend-for-missing = Say whom it concerns.
review-addend-told = The patient is told, and reads it.
review-addend-untold = For the record alone.
review-addend-save = Sign the addendum
review-addend-done = The addendum is sealed.

review-opinion = Second opinion { $number }
review-opinion-asked = { $by } asked for it { $at }:
review-opinion-asked-of = { $by } asked { $of } for it { $at }:
review-opinion-agrees = Agrees
review-opinion-differs = Differs
review-opinion-signed = Signed by { $by } { $at }.
review-opinion-was-before = Formed before the first dentist’s words were read.
review-opinion-was-after = Formed after the first dentist’s words were read.
review-opinion-withdrawn = Withdrawn { $at }
review-opinion-waits = Not answered yet. You need not wait for it.
review-opinion-withdraw = Withdraw the question
review-opinion-ask = Ask for a second opinion
review-opinion-ask-lead = A colleague looks at the pictures and answers under their own signature. It stands beside your record and changes nothing in it; the patient is not told of it.
review-opinion-question = What do you want to know?
review-opinion-whom = Whom do you ask?
review-opinion-anybody = Any dentist who may review this case
review-opinion-nobody = No other dentist of the practice has a license in the patient’s state, so there is nobody to ask.
review-opinion-send = Ask
review-answer-title = Your second opinion
review-answer-looked = { $all ->
        [one] { $count } of { $all } picture looked at
       *[other] { $count } of { $all } pictures looked at
    }
review-answer-covered = What the first dentist wrote is shown once you have looked at every picture.
review-answer-uncover = Show it now
review-answer-agreement = Do you agree with the first dentist?
review-answer-text = What do you see, and what do you think of it?
review-answer-formed = When did you form this opinion?
review-answer-before = Before I read what the first dentist wrote
review-answer-after = After I read what the first dentist wrote
review-answer-missing = Choose one.
review-answer-sign = Sign the opinion
review-answer-done = Your opinion is sealed. The first dentist reads it beside the record.
review-asked-title = Second opinions you are asked for
review-asked-count = { $count ->
        [one] 1 case
       *[other] { $count } cases
    }
review-asked-you = { $by } asks you
review-asked-anybody = { $by } asks any dentist who may review it
review-asked-waits = waiting { $span }
review-asked-open = Give an opinion
review-asked-open-of = Give an opinion on the case of { $patient }

review-hand-back = Hand back
review-hand-back-title = Hand the case back
review-hand-back-lead = Other dentists can take it then. Your draft stays with the case.
review-reason = Reason
review-reason-missing = Say why.
review-send-back = Ask for photos
review-send-back-title = Ask for photos again
review-send-back-lead = The patient or guardian gets your sentence and takes these pictures again. Everything sent so far stays.
review-send-back-views = Which views
review-send-back-sentence = What to do better
review-send-back-missing = Choose a view or write a sentence.
review-send-back-now = Send the request

review-saving-saved = Saved
review-saving-saved-at = Saved { $time }
review-saving-waiting = Not saved yet
review-saving-saving = Saving …
review-saving-failed = Could not be saved. Trying again.
review-saving-stale = Another window saved a newer draft
review-saving-unheld = Not saved: you do not hold the case
review-saving-refused = Not saved: something in the draft is not in order
review-stale-lead = Nothing was overwritten. Reload the newer draft, or keep what you see here and save it over the newer one. Copy what you need first.
review-stale-reload = Reload the newer draft
review-stale-keep = Keep mine

review-suspect = Suspected abuse…
review-suspect-title = Suspected abuse or neglect
review-keys = Keys
review-keys-title = Keys
review-keys-page = On this page
review-keys-picture = While the picture has the focus
review-keys-chart = On the tooth chart
review-keys-chart-lead = Arrow keys move, Enter chooses a tooth. A surface that the tooth does not have has no letter.
review-key-place = Primary or permanent tooth
review-keys-draw = While drawing a mark
review-keys-draw-lead = Letters take a kind of mark in hand; on the tooth chart they are surfaces. Arrow keys bring the mark and move it, Shift with an arrow key moves one of its points, Space goes to the next point, Enter keeps it, Escape drops it. Polygon and freehand: arrow keys move the crosshair (Shift makes them finer), Enter sets a point, Backspace takes it back, Enter on the first or last point ends.
review-keys-measure = While measuring or magnifying
review-keys-measure-lead = Arrow keys move the crosshair, Shift makes them finer, Enter sets a point, Escape leaves.
review-keys-single = Single keys work outside text fields
review-key-image = Previous, next picture
review-key-stage = Picture
review-key-compare = Compare with an earlier picture, or leave that
review-key-told = History
review-key-findings = Findings
review-key-conclusion = Conclusion
review-key-advice = Advice
review-key-sign = Before you sign
review-key-hide = Hide or show the marks
review-key-suspect = Suspected abuse or neglect: private
review-key-list = Worklist
review-key-next = Next case
review-key-help = This list
review-key-zoom = Zoom in, zoom out
review-key-actual = Full pixels
review-key-reset = Reset
review-key-window = Window (radiographs)
review-key-next-window = Next window
review-key-invert = Invert
review-key-gamma = Gamma
review-key-sharpen = Sharpen
review-key-emboss = Emboss
review-key-magnifier = Magnifier
review-key-ruler = Ruler
review-key-angle = Angle
review-key-rotate = Rotate
review-key-flip = Flip
review-key-film = Frame or page back and forward
review-key-play = Play or pause a clip
review-key-move = Move the picture, or its window
