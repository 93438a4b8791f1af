# Referrals as the practice works on them: the dentist refers, the office sees to it that an answer comes back.

referring-title = Referrals
referring-line = { $specialty }: { $name }
referring-made = Referred { $at } by { $by }. { $urgency }
referring-where = Where it stands: { $state }
referring-due = The next step is expected by { $at }
referring-late-created = Overdue: nobody has opened it. Call the specialist.
referring-late-sent = Overdue: nobody has opened it. Call the specialist.
referring-late-received = Overdue: no appointment is noted yet. Ask the specialist or the family.
referring-late-no_show = Overdue: no new appointment is noted. Ask the specialist or the family.
referring-late-appointment_made = Overdue: no report is back. Ask the specialist for it.
referring-late-seen = Overdue: no report is back. Ask the specialist for it.
referring-undelivered = The message did not arrive. Check the address and send a new link, or call the specialist.
referring-locked = The link is locked by five wrong codes. Send a new link, and tell the specialist its code.
referring-declined = Declined. The dentist decides what comes next. When that is settled, close this referral.
referring-appointment = Appointment: { $at }
referring-opens-until = The link opens until { $at }
referring-ended = The link has ended
referring-step = { $state }, { $at }
referring-step-by = { $state }, { $at }, noted by { $by }
referring-step-link = { $state }, { $at }, opened by the specialist
referring-need-lead = See the referrals below: one of them waits for you.
referring-happened = What happened?
referring-happened-missing = Choose what happened.
referring-when = Day and time of the appointment
referring-when-missing = Enter the day and time of the appointment.
referring-note = Note
referring-why = Who declined, and why?
referring-why-missing = Say who declined, and why.
referring-save = Note it
referring-code-show = Show the code
referring-code-is = Code: { $code }
referring-code-lead = Tell it to the specialist’s practice by telephone, at a number that you know. Never send it with the link.
referring-renew = Send a new link
referring-renew-lead = The link so far ends. The new one has a new code.
referring-channel = How is the specialist reached?
referring-channel-sms = Text message
referring-channel-email = E-mail
referring-address-sms = Mobile number
referring-address-email = E-mail address
referring-address-missing = Enter a number or address that can be reached.
referring-end = End the link
referring-pdf = Packet as PDF
referring-refer = Refer the patient
referring-refer-lead = What you signed goes with it: findings, advice, complaint, history, consent, and the pictures that you choose. The specialist gets a link, and the office tells the code.
referring-specialty = Specialty
referring-specialty-choose = Choose one
referring-specialty-missing = Choose a specialty.
referring-name = Name of the specialist or practice
referring-name-missing = Enter a name.
referring-urgency = How urgent?
referring-urgency-missing = Say how urgent it is.
referring-reason = Why do you refer the patient?
referring-reason-missing = Write why you refer the patient.
referring-code = Code of the practice
referring-code-none = No code
referring-pictures = Which pictures go?
referring-bring = What is the patient to bring?
referring-send = Refer
referring-done = Referred. The message with the link is on its way; the office tells the code.
referring-sent-pictures = { $count ->
    [0] No pictures
    [one] 1 picture
   *[other] { $count } pictures
}
