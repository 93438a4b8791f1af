# The emergency check and what it leads to (SPEC UPL-04). No text here ever says that there is no emergency.

emergency-ask = Does the patient have any of these now?
emergency-hint = Choose all that are true. This page cannot see an emergency for you: if you are worried, call.
emergency-missing = Choose what is true, or "None of these".
emergency-breathing = Trouble breathing or swallowing
emergency-swelling = Swelling at the eye, under the tongue or in the neck, or swelling with fever
emergency-cannot_open = Cannot open the mouth
emergency-bleeding = Still bleeding after 20 minutes of pressing
emergency-head_injury = A blow to the head
emergency-knocked_out = A tooth was knocked out
emergency-none = None of these

emergency-call-now = Call 911 now
emergency-call-lead = What you told us can be dangerous. Do not wait for an answer from this page, and do not drive yourself.
emergency-call-911 = Call 911
emergency-dentist-now = See a dentist at once
emergency-tooth = The tooth that was knocked out
emergency-tooth-crown = Pick it up by the white part. Do not touch the root.
emergency-tooth-rinse = If it is dirty, rinse it for a moment with milk or water. Do not rub it.
emergency-tooth-back = An adult tooth: put it back into its place and bite gently on a cloth.
emergency-tooth-milk = If that does not work, keep it in milk. Never let it dry.
emergency-tooth-hurry = Go to a dentist now. Every minute counts.
emergency-tooth-baby = Never put a baby tooth back. Bring it to the dentist.
emergency-press = While you wait: keep pressing on the bleeding with a clean cloth.

emergency-telling = Telling the practice …
emergency-not-told = The practice does not know yet
emergency-not-told-lead = We could not reach it from this page, and are trying again. Do not wait: call.
emergency-not-told-stopped = We could not tell it from this page. Do not wait: call.
emergency-try-now = Try now
emergency-told = The practice's on-call person is being alerted
emergency-told-lead = Do not wait for a call back. If it is bad or gets worse, call yourself.
emergency-nobody = Nobody is reading this now
emergency-nobody-lead = The practice sees it when it opens. Do not wait: call.
emergency-after = When help is on its way
emergency-after-lead = You can still send photos for the dentist, if there is time for it.
emergency-go-on = Go on with the questions
emergency-change = I chose something wrong: change it
emergency-reminder = You told us about a warning sign. See again what to do.
emergency-short = For trouble breathing or swallowing, swelling that spreads or comes with fever, bleeding that does not stop, or a blow to the head: call 911 or go to an emergency room.
