# The office's page: inviting, whose turn it is, what needs a person, whom to call and what to tell, the signed record.

office-title = Cases
office-invite = Invite a patient
office-none = No cases yet. Invite a patient to begin.
office-damaged = { $count ->
        [one] 1 case cannot be opened
       *[other] { $count } cases cannot be opened
    }
office-damaged-lead = What is stored of it is damaged; it may be in the backup. Tell whoever runs this system, with these numbers:
office-more = Show older cases
office-born = born { $day }
office-turn = Whose turn: { $who }
office-turn-you = you
office-turn-family = the family
office-turn-hygienist = the hygienist
office-turn-dentist = a dentist
office-turn-system = the system
office-turn-nobody = nobody
office-turn-close = You can close it
office-images = Images
office-images-count = { $count ->
    [0] no images
    [one] 1 image
   *[other] { $count } images
    }
office-held = { $count ->
    [one] 1 needs checking
   *[other] { $count } need checking
    }
office-unreadable = { $count ->
    [one] 1 unreadable
   *[other] { $count } unreadable
    }
office-set-aside = { $count ->
    [one] 1 set aside
   *[other] { $count } set aside
    }
office-due = answer due { $at }
office-opened = opened { $at }
office-red-flag = Red flag
office-record = Record (PDF)
office-packet = Audit packet (ZIP)
office-letter = Letter to the family (PDF)
office-loading = Loading cases …
office-status-call = Signed: call the family
office-status-hand-over = Signed: call or hand over

office-needs = { $count ->
    [0] Nothing needs you
    [one] 1 case needs you
   *[other] { $count } cases need you
    }
office-needs-more = There are more of them than are shown here.
office-others = { $count ->
    [0] No other cases here
    [one] 1 other case
   *[other] { $count } other cases
    }
office-filter = Find a case
office-filter-name = Name
office-filter-status = Status
office-filter-any = Any status
office-filter-needs = Only what needs you
office-filter-found = { $count } of { $loaded } loaded cases
office-filter-all-loaded = All cases are loaded.
office-filter-not-all = Names are locked on the server, so only loaded cases can be searched. Show older cases to search them too.
office-filter-clear = Show all

office-need-red_flag = Red flag: call now
office-need-urgent_advice = Urgent advice: call the family
office-need-late = Late: find somebody who reads it
office-need-no_contact = No phone or e-mail: call or hand over
office-need-not_delivered = Not delivered: call
office-need-not_opened = Advice not opened: call
office-need-referral = Referral: look after it
office-need-locked_link = Link locked: send a new one
office-need-held_image = An image needs checking
office-need-nobody_licensed = No dentist may take this

office-flag-who = Answered { $at } by { $name } ({ $role }).
office-flag-someone = Answered { $at } by whoever holds the link.
office-flag-called = Somebody has spoken with the family since.
office-flag-uncalled = Nobody has noted a call since.
office-ask-for = Ask for { $name } ({ $relationship }).
office-relationship-patient = the patient
office-relationship-parent = parent
office-relationship-legal_guardian = legal guardian
office-relationship-authorized_proxy = authorized proxy
office-relationship-other = other, may not consent
office-no-number = There is no phone number or e-mail address on file. Look in the patient’s record, or ask the school.
office-not-delivered-lead = The newest message did not get through. Call, or correct the contact and send a new link.
office-not-opened-lead = Nobody has opened the advice, and the time to do so is over. Call, and read the advice aloud below. It also goes away by itself once somebody opens the advice.
office-no-contact-lead = A dentist has answered, and the house has no way to say so. Call from the record, hand the answer over in person, or add a contact and send the link.
office-locked-lead = Somebody entered five wrong dates of birth. Ask the family who it was before you send a new link.
office-nobody-licensed-lead = No dentist here is licensed for { $state }, where the patient is. Tell the family where else to go, and end the case.
office-late-lead = This case has waited longer than it should. The program lead or the person on call has been told, where they can be reached. Ask a dentist to take it now.
office-held-lead = See the images below.

office-call = I called
office-call-who = Who did you speak with?
office-call-who-missing = Enter whom you spoke with.
office-call-note = What was said
office-call-save = Save the call
office-call-unanswered = Nobody answered
office-calls = Calls
office-call-reached = { $at }: { $by } spoke with { $name }
office-call-missed = { $at }: { $by } called, nobody answered

office-invite-title = Invite a patient
office-invite-lead = The patient gets a link by text message or e-mail. It works without an account.
office-given-name = First name
office-family-name = Last name
office-birth-date = Date of birth
office-sex = Sex in the patient’s record
office-where = State where the patient is
office-case-type = What is it about?
office-language = Language of the patient or guardian
office-send = Send the invitation
office-sent = The invitation for { $name } is on its way.
office-missing-given-name = Enter the first name.
office-missing-family-name = Enter the last name.
office-missing-state = Choose the state.
office-missing-type = Choose what it is about.

office-back = All cases
office-contact = Contact
office-no-contact = No phone or e-mail on file
office-contact-add = Add a phone or e-mail
office-contact-change = Change the contact
office-contact-save = Save the contact
office-contact-saved = The contact is saved. Nothing was sent: an earlier link still works where it went. Send a new link now.
office-contact-saved-only = The contact is saved. Nothing was sent.
office-link-open = Link: works
office-link-locked = Link: locked
office-link-ended = Link: ended
office-link-none = No link was sent
office-messages = Messages
office-no-messages = No message has gone out yet.
office-message-line = { $what } by { $channel }: { $state }
office-message-nowhere = { $what }: not sent, no phone or e-mail on file
office-message-sms = text message
office-message-email = e-mail
office-message-sent = sent
office-message-failed = not delivered
office-message-returned = came back
office-message-came-back = This message came back
office-message-invitation = Invitation
office-message-photos_wanted = Request for photos
office-message-advice_ready = Notice of advice
office-message-advice_added = Notice of an addition
office-message-ended = Notice that the case ended
office-message-on_call = Alert to the on-call person
office-message-nearly_late = Warning that the case is nearly late
office-message-late = Alert that the case is late
office-message-referral = Link for the specialist
office-message-on-its-way = A message is on its way …
office-new-link = Send a new link
office-new-link-sent = A new link is on its way. Earlier links no longer work.

office-file-name = File
office-file-sent = Sent { $at } by { $name } ({ $role })
office-file-announced = Announced by { $name } ({ $role })
office-file-again = Its data is still here, so it can be tried once more.
office-again-too-late = This file cannot be tried again: its data is no longer here, or it was sent again since. Ask for it once more.
office-file-video = Video, { $seconds } s, { $shown } of { $frames } frames shown
office-file-film = Film, { $shown } of { $frames } frames shown
office-file-letter = { $pages ->
        [one] Letter, 1 page
       *[other] Letter, { $pages } pages
    }
office-file-scan = 3D scan. It is kept as it came; nobody can download it here yet.
office-file-empty = The file was empty.
office-file-wrong_type = This kind of file is not taken.
office-file-too_large = The file was too large.
office-file-too_small = The picture was too small to see teeth on it.
office-file-undecodable = The file was damaged.
office-file-no_picture = The file had no picture in it.
office-file-unsupported = This kind of file cannot be shown correctly.
office-file-too_long = The video was longer than one minute.
office-file-locked = The document asked for a password.
office-file-limit = The file was too big to open.
office-file-unfinished = Not finished: it has not arrived whole.
office-file-processing_failed = The picture could not be opened.
office-file-digest = What arrived was not what the device had sent.
office-file-pieces-missing = Parts of the picture did not arrive.
office-file-other-patient = Set aside: it belongs to somebody else.
office-file-duplicate = The same file was there already.
office-file-quota = There was no room for it in the case.
office-file-quota-spent = The case had taken as many files as it can.
office-file-pieces-do-not-add-up = The file changed while it was being sent.
office-file-here = The device could no longer read the file.
office-refused-title = Files that were not taken
office-refused-by = Chosen by { $who }, { $at }
office-hold-title = This image needs checking
office-hold-identity = The file names another patient, birth date or sex than this case.
office-hold-sop_reuse = The same X-ray number was used before, with other content.
office-hold-other_case = The same X-ray was sent for another patient as well.
office-hold-elsewhere = The other case with this X-ray
office-hold-number = Patient number
office-hold-safeguarding = Somebody asked for this image to be checked.
office-hold-twin = The other file with this number: { $name }
office-hold-no-picture = The office decides by what the file says, and is shown no picture. If that is not enough, ask whoever sent it.
office-hold-what = What
office-hold-in-file = The file says
office-hold-in-case = This case says
office-hold-patient = Name
office-hold-birth_date = Date of birth
office-hold-sex = Sex
office-hold-acquired = Taken
office-hold-differs = different
office-hold-nothing = nothing
office-hold-belongs = It belongs to this patient
office-hold-foreign = It belongs to somebody else
office-hold-reason = How do you know?
office-hold-reason-missing = Say how you know.

office-tell = Tell the family
office-tell-urgent = This advice must be heard, not only sent. Call, tell it, and have it said back.
office-tell-lead = You can tell the advice by phone or in person: tell it, and have it said back.
office-tell-show = Show the advice to read aloud
office-tell-by = { $name } signed { $at }. Read only this aloud; add nothing to it.
office-tell-due = By { $day }
office-tell-correction = The dentist corrected later:
office-conversation-who = Who did you speak with?
office-conversation-who-missing = Enter whom you spoke with.
office-conversation-read-back = Did they say it back?
office-conversation-read-back-yes = They said it back in their own words
office-conversation-read-back-missing = The conversation counts only when they said it back. Ask for it, and tick this.
office-conversation-save = Save the conversation
office-failed = { $count ->
    [one] 1 thing failed
   *[other] { $count } things failed
    }
office-opened-at = Advice opened { $at }
office-not-opened = Advice not opened yet
office-not-opened-by = Advice not opened yet; somebody has to call if it is not opened by { $at }
office-close = Close the case
office-withdraw = End the case
office-withdraw-reason = Why does the case end?
office-withdraw-reason-missing = Say why the case ends.
office-history = What happened
office-history-line = { $act } · { $who } ({ $role })
office-history-unnamed = { $act } · whoever held the link, not named yet
office-machine = the system
office-times = Times of this round
office-time-sent_at = Sent
office-time-received_at = All received
office-time-ready_at = Ready for a dentist
office-time-review_started_at = Review began
office-time-signed_at = Signed
office-time-communicated_at = Communicated
office-missing-yet = Not finished yet. Still to do:
office-lacks-gap-place = who answers, and where the patient is
office-lacks-gap-emergency = the emergency check
office-lacks-gap-nobody-licensed = a dentist licensed where the patient is
office-lacks-gap-consent = the consent
office-lacks-gap-complaint = the complaint and the short history
office-lacks-gap-no-image = a picture that can be read
office-lacks-gap-still-sending = a picture that is still being sent

office-suspect = Suspected abuse or neglect (private)
