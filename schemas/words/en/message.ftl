# Text messages and mail. They may be read by anybody who holds the telephone: no name, no complaint, no finding, no kind of treatment.
# Kept short, for a text message is paid by 160 (in Spanish 70) characters.

message-subject = A message from { $practice }
message-invitation = { $practice }: your photo link is ready. Open it and take the photos with your phone: { $link } It works for { $days } days. In an emergency call 911.
message-photos-wanted = { $practice }: the dentist needs another photo. Please open your link again: { $link } Questions? Call { $phone }.
message-advice-ready = { $practice }: the dentist's answer is ready. Read it here: { $link } Questions? Call { $phone }.
message-advice-added = { $practice }: the dentist added something to the answer. Read it here: { $link } Questions? Call { $phone }.
message-ended = { $practice }: your photo request has ended, and no dentist will answer it. If you still need care, call { $phone }. In an emergency call 911.
message-on-call = { $practice }: a case is marked red flag. Sign in now: { $url }
message-nearly-late = { $practice }: a case is nearly late. Please sign in: { $url }
message-late = { $practice }: a case is late. Sign in now: { $url }
message-referral = { $practice } has sent you a referral. Open it with the code that the practice tells you: { $link } Questions, or no code yet? Call { $phone }.
