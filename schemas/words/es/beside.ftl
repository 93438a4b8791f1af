# What stands beside the pictures: medical alerts and notes of prescriptions.

alert-anticoagulant = Anticoagulante
alert-bleeding = Trastorno de la coagulación
alert-bisphosphonate = Bisfosfonato
alert-endocarditis = Riesgo de endocarditis
alert-immune = Sistema inmunitario débil
alert-diabetes = Diabetes
alert-pregnancy = Embarazo
alert-latex = Alergia al látex
alert-allergy = Alergia
alert-allergy-to = Alergia: { $words }
alerts-title = Alertas médicas
alerts-none = Los antecedentes no indican ninguna, y no se conoce ninguna.
alerts-proposed = Los antecedentes indican estas. Las aceptadas quedan con el paciente.
alerts-accepted = Aceptada por { $by } { $at }
alerts-dismissed = Descartada por { $by } { $at }
alerts-accept = Aceptar
alerts-accept-of = Aceptar: { $alert }
alerts-dismiss = Descartar
alerts-dismiss-of = Descartar: { $alert }
