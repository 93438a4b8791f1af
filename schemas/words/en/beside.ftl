# What stands beside the pictures: medical alerts and notes of prescriptions.

alert-anticoagulant = Blood thinner
alert-bleeding = Bleeding disorder
alert-bisphosphonate = Bisphosphonate
alert-endocarditis = Risk of endocarditis
alert-immune = Weak immune system
alert-diabetes = Diabetes
alert-pregnancy = Pregnancy
alert-latex = Latex allergy
alert-allergy = Allergy
alert-allergy-to = Allergy: { $words }
alerts-title = Medical alerts
alerts-none = The history calls for none, and none is known.
alerts-proposed = The history calls for these. Accepted ones stay with the patient.
alerts-accepted = Accepted by { $by } { $at }
alerts-dismissed = Dismissed by { $by } { $at }
alerts-accept = Accept
alerts-accept-of = Accept: { $alert }
alerts-dismiss = Dismiss
alerts-dismiss-of = Dismiss: { $alert }
