# The patient's page: door, questions, photos, what comes next. Said to a parent at a kitchen table: short, plain, nothing from the trade.

capture-title = Your dental question
capture-progress = Step { $at } of { $of }
capture-call = Call { $practice }: { $phone }
capture-change = Change

capture-door = Send photos to your dentist
capture-door-read = Read your dentist's answer
capture-door-lead = { $practice } has asked you to answer a few questions and take some photos. You need about 10 minutes. You need no account.
capture-door-lead-read = { $practice } has an answer for you.
capture-birth = Patient's date of birth
capture-birth-hint = Of the person whose teeth this is about, also if you are answering for a child.
capture-door-why = We ask for it so that nobody else can open this link.
capture-door-wrong = This date does not match.
capture-door-wrong-hint = Enter the date of birth of the patient, not your own. After five wrong dates the link is locked.
capture-door-again = You were away for a while. Please enter the date of birth again. Photos that were not sent yet are still on this phone.

capture-locked = This link is locked
capture-locked-lead = There were too many wrong dates of birth. Please call the practice and ask for a new link.
capture-ended = This link has ended
capture-ended-lead = It can no longer be used. Please call the practice and ask for a new link.
capture-unknown = We do not know this link
capture-unknown-lead = Please open the link exactly as it stands in your message. If that does not help, call the practice and ask for a new link.
capture-no-session = Please open your link again
capture-no-session-lead = For your safety this page closes after a while. Open the link in your message again. Photos that were not sent yet are still on this phone.
capture-away = We cannot reach the server
capture-away-lead = Please check your connection. Nothing that you sent is lost.
capture-closed-emergency = If it is an emergency

capture-who = Who is answering?
capture-who-missing = Say who is answering.
capture-who-patient = I am the patient
capture-who-parent = I am the patient's parent
capture-who-guardian = I am the patient's legal guardian
capture-who-proxy = I may decide for the patient
capture-who-proxy-hint = You have a power of attorney or something like it.
capture-who-other = Somebody else
capture-who-other-hint = You may help with the answers and take the photos. Before the photos, somebody who may decide for the patient has to agree.
capture-name = Your full name
capture-name-missing = Enter your name.

capture-place = Where is the patient now?
capture-place-lead = A dentist may answer only with a license for the state where the patient is right now.
capture-state = State
capture-state-missing = Choose the state.
capture-setting = Kind of place
capture-setting-missing = Say what kind of place it is.
capture-setting-home = At home
capture-setting-school = At school
capture-setting-clinic = In a clinic or practice
capture-setting-other = Somewhere else

capture-stop = We cannot help in this state
capture-stop-lead = No dentist at { $practice } may answer for patients in this state now. Please do not take photos: nobody could look at them. The practice sees that you asked.
capture-stop-instead = What you can do
capture-stop-visit = Call the practice. It can tell you whom to see.
capture-stop-local = Make an appointment with a dentist near you.
capture-stop-centre = Without a dentist, look for a community health center or a dental school near you. Both often cost less.
capture-stop-change = The patient is in another state

capture-consent = Please read this and agree
capture-sign = Type your full name to agree
capture-sign-hint = This counts as your signature. Type it as you did before: { $name }
capture-sign-missing = Type your full name if you agree.
capture-sign-other = Type your name as you gave it before: { $name }. If somebody else is answering, go back to the first question and say so.
capture-agree = I agree
capture-consent-given = You have agreed to this text.
capture-consent-no = If you do not agree, you can close this page. Call the practice for a visit in person.
capture-consent-not-you = Somebody else has to agree
capture-consent-minor = The patient is not of age in this state. A parent or legal guardian has to read the consent and agree.
capture-consent-adult = The patient is of age in this state. The patient has to read the consent and agree, or somebody who may legally decide for the patient.
capture-consent-other = Only the patient may agree, or for a child a parent or legal guardian, or somebody who may legally decide for the patient.
capture-consent-how = That person can agree here now, or later on another phone with the same link. After that you can take the photos together. Nothing is lost.
capture-consent-change = That person is here now

capture-complaint = What is the problem?
capture-words = Tell it in your own words
capture-words-hint = For example: a tooth at the back hurts when I chew.
capture-words-missing = Write a few words about the problem.
capture-since = Since when?
capture-since-hint = For example: since Sunday, or for about a month.
capture-where = Where, and how bad?
capture-side = Which side?
capture-side-hint = The patient's own left and right.
capture-side-missing = Say which side it is.
capture-side-right = Right
capture-side-left = Left
capture-side-middle = In the middle
capture-side-both = Both sides
capture-side-unsure = I am not sure
capture-pain = How bad is the pain now?
capture-pain-hint = 0 is no pain, 10 is the worst pain.
capture-pain-missing = Choose a number, or "I cannot tell".
capture-pain-unknown = I cannot tell

capture-history = Does the patient have any of these?
capture-history-hint = Choose all that are true.
capture-conditions-missing = Choose what is true, or "None of these".
capture-condition-heart = A heart problem or a heart valve
capture-condition-bleeding = Bleeds for a long time
capture-condition-blood_thinner = Takes a blood thinner
capture-condition-bisphosphonate = Takes medicine for weak bones
capture-condition-diabetes = Diabetes
capture-condition-immune = A weak immune system
capture-condition-pregnant = Is pregnant
capture-condition-latex = Allergic to latex
capture-condition-none = None of these
capture-medicines = Medicines the patient takes
capture-medicines-hint = Leave it empty if there are none.
capture-allergies = Allergies
capture-allergies-hint = To medicines, foods or anything else. Leave it empty if there are none.

capture-lens = Which camera will you use?
capture-lens-hint = A selfie camera or a mirror can swap left and right. The dentist has to know.
capture-lens-missing = Say which camera you will use.
capture-lens-this = Camera for the next photo
capture-lens-rear = Back camera
capture-lens-rear-hint = Best. Ask somebody to help.
capture-lens-selfie = Selfie camera
capture-lens-mirror = A photo in a mirror
capture-lens-unknown = I do not know

capture-photos = Take the photos
capture-photos-lead = We ask for { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }. Each page shows how. Wash your hands first, and stand where there is light.
capture-again = Please take these photos again
capture-again-gate = Some photos were not clear enough to judge. Try once more. If you cannot do better, send the case as it is: a dentist will look at it.
capture-again-dentist = The dentist has looked at your photos and asks:
capture-to-advice = Read the dentist’s answer to your earlier photos
capture-to-photos = Back to the photos
capture-view-front = Front teeth, biting together
capture-view-right = Right side
capture-view-left = Left side
capture-view-upper = Upper teeth
capture-view-lower = Lower teeth
capture-view-close_up = Close-up of the problem
capture-view-face = Whole face
capture-how-front = Bite your back teeth together and smile wide. Pull the lips back with two clean spoons or fingers. Hold the phone level with the mouth, a forearm away.
capture-how-right = Bite together. Pull the right cheek back with a clean spoon. Take the photo from the patient's right side.
capture-how-left = Bite together. Pull the left cheek back with a clean spoon. Take the photo from the patient's left side.
capture-how-upper = Open wide and tip the head back. Hold the phone low and point it up at the upper teeth.
capture-how-lower = Open wide, chin down, tongue back. Hold the phone high and point it down at the lower teeth.
capture-how-close_up = Show the place that hurts or looks wrong. Stay a forearm away and tap the tooth on the screen, so that it is sharp.
capture-how-face = Look straight at the phone with a relaxed face. Any swelling should be seen.
capture-how-radiograph = Choose the X-ray file that you have. A DICOM file from a dentist is best; a clear photo of it helps too.
capture-photo-of = Photo { $at } of { $of }
capture-how-document = Choose the letter as a PDF, or the scan as an STL or PLY file. A scan is kept with your case, but the dentist cannot see it here.
capture-camera = Take the photo
capture-camera-again = Take it again
capture-video = Record a video (up to 1 minute, its sound is not used)
capture-file = Choose a photo or file
capture-take = Take
capture-take-again = Look or take again
capture-none-yet = No photo yet
capture-next-view = Next: { $view }
capture-photos-done = Done: see all photos
capture-others = Other pictures
capture-more = Add another photo, a video, an X-ray or a letter
capture-more-what = What does it show?
capture-more-close_up = A close-up of the problem
capture-more-close_up-hint = One tooth, a sore spot, a swelling. A short video is welcome too
capture-more-face = The whole face
capture-more-face-hint = Helps when something is swollen
capture-more-radiograph = An X-ray
capture-more-document = A letter or a 3D scan
capture-more-document-hint = A PDF from a dentist, or an STL or PLY file
capture-more-radiograph-hint = A file from a dentist, or a picture of it
capture-to-check = Check and send
capture-limits = Up to { $files } files, each up to { $each } MB, together up to { $all } MB. The place where a photo was taken is not passed on.
capture-remove = Remove
capture-remove-sure = Remove this photo? The dentist will not see it.
capture-remove-not = Keep it
capture-photo-alt = Your photo: { $view }
capture-not-kept = This phone cannot keep your photos while you are away. Please leave this page open until each photo says "received".

capture-state-reading = Getting ready …
capture-state-waiting = Waiting
capture-state-waiting-safe = It is safe on this phone and will be sent in a moment.
capture-state-waiting-offline = It is safe on this phone and will be sent as soon as there is a connection.
capture-state-waiting-open = It will be sent in a moment. Leave this page open: this phone cannot keep it.
capture-state-sending = Sending { $percent } %
capture-state-received = Received. Being checked.
capture-state-checked = Received
capture-state-weak = Kept on this phone, not sent yet
capture-weak-again = Take it again
capture-weak-anyway = Send it anyway
capture-weak-all = Send as they are
capture-weak-waiting = { $count ->
    [one] 1 photo could be better, and is not sent yet. You can take it again, or send it as it is.
   *[other] { $count } photos could be better, and are not sent yet. You can take them again, or send them as they are.
 }
capture-state-retake = Received, but please retake
capture-state-attached = Received and kept as an attachment
capture-state-attached-why = It is kept with your case. It cannot be shown here, so do not count on the dentist seeing it.
capture-state-unreadable = Cannot be used
capture-state-refused = Not sent
capture-state-held = Received
capture-state-held-why = The office has to check it before the dentist sees it. You need do nothing.
capture-state-elsewhere = Not finished
capture-state-elsewhere-why = It was started on another phone. Finish it there, choose the same picture here, or remove it.
capture-refused-generic = We cannot use this file. Please take or choose another one.
capture-refused-duplicate = You have sent this picture already.
capture-refused-quota = This is more than one case can take. Remove another file first.
capture-refused-quota-spent = This case has taken as many files as it can. Please call the practice.
capture-refused-unreadable-here = This phone cannot open the file any more. Please take or choose it again.
capture-refused-out-of-turn = It came too late: the case takes no more pictures.
capture-refused-gone = It came too late: the case takes no more pictures.

capture-check = Check and send
capture-sum-who = Answered by
capture-sum-place = Patient is in
capture-sum-complaint = Problem
capture-sum-pain = Pain
capture-sum-pain-of = { $pain } of 10
capture-photos-yours = Your photos
capture-photos-change = Change the photos
capture-wanting = These photos are missing or not clear
capture-best = Cannot take them?
capture-best-hint = You can send without them. The dentist may be able to say less.
capture-best-yes = I cannot take them, or they do not get better
capture-best-missing = Take these photos, or say that you cannot.
capture-need-one = Please add at least one photo. Without one the dentist cannot look at anything.
capture-still-sending = { $count ->
        [one] 1 photo is
       *[other] { $count } photos are
    } still being sent. They are sent while this page is open. If you close it, they wait on this phone until you open your link again.
capture-still-elsewhere = One photo was not finished on another phone. Finish it there, or remove it above.
capture-send = Send to the dentist

capture-sent = Sent
capture-status-submitted = We are checking your photos
capture-status-ready = Waiting for a dentist
capture-status-in_review = A dentist is looking at it
capture-status-signed = The answer is being prepared
capture-sent-lead = { $practice } has your answers and photos. You may close this page.
capture-next = What happens next
capture-next-check = We check that the photos can be seen. If one cannot, we ask you for it at once.
capture-next-message = You get a message when the answer is here. You read it with this same link.
capture-expect-by = A dentist who is licensed in your state looks at it, normally by { $at }.
capture-expect-late = A dentist who is licensed in your state looks at it. It is taking longer than it should: call the practice if you are worried.
capture-expect-flagged = The practice sees your warning sign first. Do not wait for an answer here: do what the red note says.
capture-worse = If it gets worse
capture-more-later = Add another photo
capture-late = { $count ->
        [one] A photo did not arrive
       *[other] { $count } photos did not arrive
    }
capture-late-answered = The dentist had already answered when it was sent. If it shows something new, call the practice.
capture-late-over = This case takes no more photos. If it shows something new, call the practice.
capture-late-read = I have read this
capture-withdrawn = This case was ended
capture-expired = The time for sending is over
capture-over-lead = Nobody will look at what was not sent. If you still need help, call { $practice } for a visit or a new link.
