# La carta a la familia (PDF): lo que dice la página de la respuesta del dentista, para guardarla y entregarla (SPEC ADV-04).

letter-file-title = La respuesta de su dentista, { $practice }
letter-to = Para { $name }
letter-at = { DATETIME($at, dateStyle: "long", timeStyle: "short") } { $zone }
letter-footer = { $practice } · firmado el { $at }
letter-by = Antes del
letter-call = Llame a { $practice }: { $phone }
letter-nothing-said = El dentista no pudo decir nada a partir de estas imágenes.
letter-not-shown = Esta imagen no se puede mostrar aquí.
