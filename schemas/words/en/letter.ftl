# The letter to the family (PDF): what the page of the dentist's answer says, to keep and to hand over (SPEC ADV-04).

letter-file-title = Your dentist’s answer, { $practice }
letter-to = For { $name }
letter-at = { DATETIME($at, dateStyle: "long", timeStyle: "short") } { $zone }
letter-footer = { $practice } · signed { $at }
letter-by = By
letter-call = Call { $practice }: { $phone }
letter-nothing-said = The dentist could not say anything from these pictures.
letter-not-shown = This picture cannot be shown here.
