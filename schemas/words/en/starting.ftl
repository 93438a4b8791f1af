# Words with which advice begins, for the family, in the family's language: the dentist reads and edits them before anything is signed.
# They are the house's own, and no source confirms them: a practice reads them before it relies on them. None denies decay (FACTS 10).

starting-text-emergency = This needs emergency care now. Call 911 or go to the nearest emergency room. Do not wait for another answer from us.
starting-text-urgent = Please see a dentist in person within 24 hours. Call us now, and we will help you find a time.
starting-text-soon = Please book a visit with a dentist within the next two weeks, so that this can be looked at in person.
starting-text-routine = This can wait until the next regular visit. Please show it to the dentist then.
starting-text-no_problem_visible = Nothing abnormal is visible on these pictures. An exam with X-rays may find more, so please keep the regular visits.

starting-net-emergency = If breathing or swallowing gets harder, if a swelling spreads, or if bleeding does not stop: tell 911 or the emergency room at once.
starting-net-urgent = If there is a fever, if the swelling spreads toward the eye or the neck, if it gets hard to swallow or to open the mouth, or if bleeding does not stop: do not wait for the visit, go to an emergency room. If it gets hard to breathe: call 911.
starting-net-soon = If the pain or a swelling gets worse, or there is a fever: call us the same day. If a swelling spreads quickly, or it gets hard to breathe or to swallow: call 911 or go to an emergency room.
starting-net-routine = If it begins to hurt, swells or gets worse, or there is a fever: do not wait for the visit, call us. If it gets hard to breathe or to swallow: call 911.
starting-net-no_problem_visible = If there is pain, swelling, bleeding, a fever, or a sore that does not heal: call us, also if nothing was visible on these pictures. If it gets hard to breathe or to swallow: call 911.
