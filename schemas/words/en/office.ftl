# The office's page: inviting, whose turn it is, images that need a person, the signed record.

office-title = Cases
office-invite = Invite a patient
office-none = No cases yet. Invite a patient to begin.
office-damaged = { $count ->
        [one] 1 case cannot be opened
       *[other] { $count } cases cannot be opened
    }
office-damaged-lead = What is stored of it is damaged; it may be in the backup. Tell whoever runs this system, with these numbers:
office-more = Show older cases
office-patient = Patient
office-born = born { $day }
office-kind = Case
office-status = Status
office-turn = Whose turn
office-turn-none = Nobody’s
office-state = State
office-images = Images
office-images-count = { $count ->
    [0] none
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
office-due = Answer due
office-opened = Opened
office-red-flag = Red flag
office-unassignable = No dentist may take this
office-record = Record (PDF)
office-loading = Loading cases …

office-invite-title = Invite a patient
office-invite-lead = The patient gets a link by text message or e-mail. It works without an account.
office-given-name = First name
office-family-name = Last name
office-birth-date = Date of birth
office-sex = Sex in the patient’s record
office-channel = How should we reach the patient or guardian?
office-channel-sms = Text message
office-channel-email = E-mail
office-address-sms = Mobile number
office-address-sms-hint = With country code, such as +1 555 010 0123
office-address-email = E-mail address
office-where = State where the patient is
office-case-type = What is it about?
office-language = Language of the patient or guardian
office-send = Send the invitation
office-sent = The invitation for { $name } is on its way.
office-missing-given-name = Enter the first name.
office-missing-family-name = Enter the last name.
office-missing-birth-date = Enter the date of birth.
office-missing-address = Enter where the message goes.
office-wrong-sms = Enter the number with its country code, digits only after the +.
office-wrong-email = Enter an e-mail address, such as name@example.com.
office-missing-state = Choose the state.
office-missing-type = Choose what it is about.

office-case-title = { $patient }
office-back = All cases
office-contact = Contact
office-no-contact = No contact on file
office-messages = Messages
office-no-messages = No message has gone out yet.
office-message-line = { $what } by { $channel }: { $state }
office-message-sms = text message
office-message-email = e-mail
office-message-sent = sent
office-message-failed = could not be sent
office-message-invitation = Invitation
office-message-photos_wanted = Request for photos
office-message-advice_ready = Notice of advice
office-message-ended = Notice that the case ended
office-message-on_call = Alert to the on-call person
office-new-link = Send a new link
office-new-link-sent = A new link is on its way. Earlier links no longer work.
office-hold-title = This image needs checking
office-hold-identity = The file names another patient, birth date or sex than this case.
office-hold-sop_reuse = The same X-ray number was used before, with other content.
office-hold-safeguarding = Somebody asked for this image to be checked.
office-hold-belongs = It belongs to this patient
office-hold-foreign = It belongs to somebody else
office-hold-reason = How do you know?
office-hold-reason-missing = Say how you know.
office-conversation = Record a conversation
office-conversation-lead = This advice must be heard, not only sent. Call, tell it, and have it read back.
office-conversation-who = Who did you speak with?
office-conversation-read-back = They said it back in their own words
office-conversation-save = Save the conversation
office-opened-at = Advice opened { $at }
office-not-opened = Advice not opened yet
office-close = Close the case
office-withdraw = End the case
office-withdraw-reason = Why does the case end?
office-withdraw-reason-missing = Say why the case ends.
office-history = What happened
office-history-line = { $act } · { $who } ({ $role })
office-machine = the system
office-times = Times of this round
office-time-sent_at = Sent
office-time-received_at = All received
office-time-ready_at = Ready for a dentist
office-time-review_started_at = Review began
office-time-signed_at = Signed
office-time-communicated_at = Communicated
office-missing-yet = The submitter has not finished: still to do
