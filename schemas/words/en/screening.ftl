# The hygienist's page: own cases, opening one for a child, the checklist beside the child, pictures and where each of them is.

screening-title = My cases
screening-open = Open a case for a child
screening-none = No cases yet. Open one for the first child.
screening-loading = Loading cases …
screening-more-cases = Show older cases
screening-born = born { $day }
screening-opened = opened { $at }
screening-red-flag = Red flag
screening-list-here = { $count ->
    [one] 1 on this device
   *[other] { $count } on this device
    }
screening-list-server = { $count ->
    [one] 1 with the server
   *[other] { $count } with the server
    }
screening-list-failed = { $count ->
    [one] 1 failed
   *[other] { $count } failed
    }
screening-list-aside = { $count ->
    [one] 1 set aside by the office
   *[other] { $count } set aside by the office
    }
screening-list-held = { $count ->
    [one] 1 to be checked by the office
   *[other] { $count } to be checked by the office
    }
screening-list-no-images = No pictures yet
screening-leave = Pictures are still on this device
screening-leave-lead = { $count ->
    [one] 1 picture has not been sent yet.
   *[other] { $count } pictures have not been sent yet.
    } They stay on this device and are sent after you sign in here again.
screening-leave-anyway = Sign out anyway
screening-leave-stay = Stay signed in
screening-signed-out = You are signed out
screening-signed-out-lead = Pictures that were not sent yet stay on this device. Sign in again, and they are sent.
screening-sign-in = Sign in again
screening-offline = No connection. Pictures stay on this device and are sent when the connection is back. Answers are kept while this page is open: save them again then.
screening-not-kept = This device could not store a picture (it may be full, or a private window). Leave this page open until everything is sent.

screening-new = Open a case for a child
screening-new-lead = Check two things that identify the child: the name and the date of birth.
screening-given-name = First name
screening-given-name-missing = Enter the first name.
screening-family-name = Last name
screening-family-name-missing = Enter the last name.
screening-birth-date = Date of birth
screening-sex = Sex in the child’s record
screening-type = What is it about?
screening-where = State where the child is now
screening-state-missing = Choose the state.
screening-language = Language of the family
screening-language-missing = Choose the language of the family.
screening-carried = As for the child before. Check it.
screening-no-contact = Then no message can go out: the practice calls from its record, or hands the answer over in person.
screening-twin = You opened a case for { $name } today
screening-twin-lead = Same name and date of birth (opened { $at }). Go on with that case, unless this is another child or another question.
screening-twin-first = Go to the first case
screening-twin-anyway = Open a second case anyway
screening-new-send = Open the case
screening-back = All my cases

screening-checklist = Checklist
screening-step-place = Place and who consents
screening-step-emergency = Emergency check
screening-step-consent = Consent
screening-step-reason = Reason and history
screening-step-pictures = Pictures
screening-step-send = Send
screening-step-done = done
screening-step-open = to do
screening-next = Next: { $step }
screening-save = Save and go on
screening-no-name = Case without a name here: it is not among the cases loaded on this device. Look for it in your list before you go on.
screening-fixed = This can no longer be changed, because the case was sent.

screening-place-lead = The dentist who looks needs a license for the state where the child is right now.
screening-setting = Kind of place
screening-setting-missing = Say what kind of place it is.
screening-setting-school = School
screening-setting-clinic = Clinic or practice
screening-setting-home = Home
screening-setting-other = Somewhere else
screening-relationship = Who consents?
screening-relationship-missing = Say who consents.
screening-relationship-parent = A parent
screening-relationship-legal_guardian = A legal guardian
screening-relationship-patient = The patient (of age)
screening-relationship-authorized_proxy = Somebody else who may legally decide for an adult patient
screening-relationship-other = Nobody who may decide: somebody else answers
screening-relationship-other-hint = Such as a teacher. Without consent, no picture can be taken.
screening-name = Full name of that person
screening-name-missing = Enter the full name.
screening-nobody-licensed = No dentist here may look at pictures from this state
screening-nobody-licensed-lead = Please take no pictures: nobody could look at them. Call the practice.

screening-flag-telling = Telling the practice …
screening-flag-not-told = The practice does not know yet. We are trying again. Do not wait: call.
screening-flag-told = The practice’s on-call person is being alerted. Do not wait for a call back.
screening-flag-told-nobody = The practice sees it when it opens. Do not wait: call.
screening-flag-what = What to do now
screening-call = Call { $practice }: { $phone }
screening-flag-again = If the child becomes worse, answer the check again.

screening-consent-lead = Show or read this text to { $name }. It is in the family’s language.
screening-consent-language = Language of the text
screening-consent-first = First say where the child is and who consents.
screening-consent-may-not = This person may not consent for this child in this state. A parent or legal guardian has to (or the patient, if of age).
screening-consent-method = How was consent given?
screening-consent-method-missing = Say how consent was given.
screening-consent-paper = On paper, with exactly this text
screening-consent-paper-hint = Keep the signed paper for the practice.
screening-consent-spoken = Spoken, after I read this text aloud
screening-consent-typed_name = Typed here by that person
screening-consent-name = Name of the person who consents
screening-consent-name-hint = This is the signature: that person types it.
screening-consent-name-missing = Enter the name of the person who consents.
screening-consent-of = Consent of { $name }.
screening-consent-other-person = It is somebody else: change it in step 1
screening-consent-send = Consent was given
screening-consent-given = { $name } consented on { $at } ({ $method }).
screening-consent-by-paper = on paper
screening-consent-by-spoken = spoken
screening-consent-by-typed_name = typed
screening-consent-no = Without consent: take no picture. If the child is in pain, tell the school nurse or the practice.

screening-words = Chief complaint or reason
screening-words-hint = In the words of the child or family. If it is a screening without any complaint, write that.
screening-words-missing = Write the complaint or the reason.
screening-since = Since when?
screening-side = Side
screening-side-missing = Say which side.
screening-side-right = Right
screening-side-left = Left
screening-side-both = Both
screening-side-middle = Middle
screening-side-unsure = Unsure, or no complaint
screening-pain = Pain now, 0 (none) to 10 (worst)
screening-pain-missing = Choose a number, or “Cannot be told”.
screening-pain-unknown = Cannot be told
screening-conditions = Medical history
screening-conditions-hint = Choose all that are true.
screening-conditions-missing = Choose what is true, or “None of these”.
screening-condition-heart = Heart condition or valve
screening-condition-bleeding = Bleeding disorder
screening-condition-blood_thinner = Blood thinner
screening-condition-bisphosphonate = Bisphosphonate or similar
screening-condition-diabetes = Diabetes
screening-condition-immune = Weak immune system
screening-condition-pregnant = Pregnant
screening-condition-latex = Latex allergy
screening-condition-none = None of these
screening-medicines = Medicines
screening-allergies = Allergies
screening-empty-hint = Leave it empty if there are none.

screening-counts = { $here } on this device · { $sent } sent · { $verified } verified by the server · { $failed } failed
screening-all-done = All done: every picture taken is verified by the server.
screening-pictures-consent-first = Pictures come after the consent.
screening-asked-gate = Some pictures are missing or too weak to judge. Please take these, or send the case as it is.
screening-asked-go = Take them now
screening-asked-dentist = The dentist asks for these pictures:
screening-lens = Camera for photos
screening-lens-hint = It decides whether left and right can be believed. Pictures from files count as taken with it too.
screening-lens-first = First choose the camera above.
screening-lens-rear = Back camera or intraoral camera
screening-lens-selfie = Selfie camera
screening-lens-mirror = Through a mirror
screening-lens-unknown = Unknown
screening-take = Take a photo
screening-files = Choose files
screening-slot-empty = No picture yet
screening-more = More pictures and X-rays
screening-more-view = What do they show?
screening-more-view-first = First choose what they show.
screening-more-hint = Several files at once. Photos, videos of up to a minute, letters as PDF, 3D scans (STL, PLY), X-rays best as DICOM (.dcm). A case takes { $files } files: photos up to { $each } MB, X-rays up to { $film } MB, { $all } MB together.
screening-others = Other pictures
screening-picture = Picture of: { $view }
screening-take-back = Take back
screening-put-away = Put away
screening-state-reading = On this device: being read
screening-state-waiting = On this device: waiting to be sent
screening-state-sending = On this device: sending { $percent } %
screening-state-elsewhere = Announced by another device, not sent yet
screening-state-received = Received: being prepared
screening-state-ready = Ready
screening-state-weak = On this device, not sent yet: please take it again. { $why }
screening-weak-anyway = Send it anyway
screening-state-retake = Please take it again. { $why }
screening-state-attached = Kept as an attachment. It is not shown here.
screening-state-unreadable = Cannot be used. { $why }
screening-state-held = Needs checking by the office
screening-state-aside = Set aside by the office: it shows another patient
screening-state-refused = Not sent. { $why }
screening-why-generic = Please choose another file, or take the picture again.
screening-why-unreadable-here = This device can no longer read the file. Please choose it again.
screening-left-here = { $count ->
    [one] 1 picture was never sent, and this case takes no more pictures.
   *[other] { $count } pictures were never sent, and this case takes no more pictures.
    }
screening-left-here-delete = Delete from this device

screening-send-lead = After sending, a dentist who is licensed in the child’s state looks at it.
screening-send-missing = Still missing
screening-send-unsent = { $count ->
    [one] 1 picture is still on this device. Wait until it has arrived, or take it back.
   *[other] { $count } pictures are still on this device. Wait until they have arrived, or take them back.
    }
screening-send-wanting = These views are missing or should be taken again
screening-send-best = Better pictures
screening-send-best-yes = Better pictures are not possible today: do not ask for them again
screening-send-best-hint = Say so only after trying. The dentist decides whether the pictures are enough.
screening-send-button = Send the case
screening-send-again = Send again
screening-sent-lead = The case is sent. You can hand the tablet on.
screening-after = What happens next
screening-after-prepare = The server checks and prepares each picture. What cannot be used is named here.
screening-after-dentist = A licensed dentist looks at it. If pictures are not good enough, they are asked for once more, here.
screening-after-family = The family is told by the practice. Advice from pictures does not replace an examination: nothing visible on pictures does not mean that nothing is wrong.
screening-after-open = The case takes more pictures until the dentist has signed.
screening-over = This case is finished here. The practice goes on with it.
