# What the house says when it cannot do what was asked (RFC 9457 types, DESIGN 8). No patient data in any of them.

problem-not-found = We cannot find this. It may have been removed, or the address may be wrong.
problem-not-permitted = You are not allowed to do this with your sign-in.
problem-not-signed-in = You are not signed in, or what you entered is not right. Please sign in again.
problem-out-of-turn = This is not possible now, because the case has moved on. Reload the page to see where it stands.
problem-already-taken = Another dentist has taken this case.
problem-already-taken-until = Another dentist has this case until { $until }.
problem-incomplete = Something is still missing.
problem-stale = Somebody changed this in the meantime. Reload the page, look at the change, and try again.
problem-version-missing = The page did not say which version it changes. Reload the page and try again.
problem-key-reused = This was already sent with different content. Reload the page and try again.
problem-locked = This link is locked after too many wrong answers. Please call the practice for a new link.
problem-gone = This link has ended. Please call the practice if you need a new one.
problem-unacceptable = We cannot use this file. Please choose another photo or X-ray.
problem-malformed = The page sent something that we do not understand. Check what you entered and try again.
problem-too-many = Too many tries. Please wait { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    } and try again.
problem-unreachable = We cannot reach the server. Check your connection; you can try again at any time.
problem-fault = Something went wrong on our side. Please try again.
problem-fault-request = Something went wrong on our side. Please try again, or tell us this number: { $request }
problem-away = This is not available just now. Please try again shortly.

# The reason that stands in the answer, where there is one.
problem-why-role = Your role may not do this.
problem-why-licence = You have no license in force in the patient's state.
problem-why-licence-lost = You have no license in force in the patient's state any more, so this case is closed to you. What you wrote up to the last save stays with it; another dentist can take it. Ask the office.
problem-why-priors-hand = Earlier records are shown to the dentist who has the case in hand, or who signed it.
problem-why-safeguarding-reader = Notes about suspected abuse or neglect are read by the dentist who has the case in hand or signed it, by whoever wrote them, and by the program lead.
problem-why-packet-signer = Only the dentists who signed this case, and the office, can download its audit packet.
problem-why-step-up = Enter your password, or a fresh code, once more.
problem-why-opinion-not-yours = Only the dentist who holds or signed this case can do that.
problem-why-opinion-open = A second opinion is already asked for. Wait for it, or withdraw the question first.
problem-why-opinion-own = Nobody gives a second opinion on their own case. It takes another dentist.
problem-why-opinion-colleague = No such dentist with a license in the patient's state is free to give a second opinion on this case.
problem-why-opinion-of-another = This question is for another dentist.
problem-why-opinion-answered = Another dentist has answered in the meantime, and one opinion was asked for. Yours was not signed; what you wrote is still here.
problem-why-opinion-withdrawn = The question was withdrawn in the meantime. Your opinion was not signed; what you wrote is still here.
problem-why-referral-not-yours = Only the dentist who signed this record can refer the patient.
problem-why-code-set = A code is already set up. Remove it first.
problem-why-code-not-offered = Begin setting up the code once more.
problem-why-code-not-set = No code is set up.
problem-why-state-unknown = We do not know yet in which state the patient is.
problem-why-state-rule-missing = Nobody has recorded what the patient's state allows. The program lead decides.
problem-why-state-rule-unknown = It is not known whether the patient's state allows this kind of review. The program lead decides.
problem-why-not-readable = This picture cannot be read, so nothing can be said about its sides.
problem-why-look-too-short = That was too short or too small to count as looked at.
problem-why-consent-text-changed = The consent text has changed in the meantime. Please read the new one.
problem-why-may-not-consent = This person may not consent for this patient. A parent or legal guardian has to.
problem-why-consent-method = With this link, consent is given by typing your name.
problem-why-consent-name = Type your name as you gave it when you said who is answering.
problem-why-already-received = This picture has already arrived.
problem-why-duplicate = You have already sent this picture.
problem-why-duplicate-announcement = This picture was already announced with other content.
problem-why-quota = There is no room for more pictures in this case.
problem-why-quota-spent = This case has taken as many files as it can. Please call the practice.
problem-why-dropped = This picture was taken back, or it waited too long. Please send it again.
problem-why-pieces-do-not-add-up = The picture changed while it was being sent. Please choose it again.
problem-why-pieces-missing = Parts of this picture have not arrived yet.
problem-why-not-held = This picture is not waiting for a check.
problem-why-body-too-large = That was too much at once.
problem-why-packet-too-large = The originals of this case are larger than 4 gigabytes in all, which is more than one audit packet can hold.
