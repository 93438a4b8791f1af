# Mensajes de texto y correo. Puede leerlos cualquiera que tenga el teléfono: sin nombre, sin molestia, sin hallazgo, sin tipo de tratamiento.

message-subject = Un mensaje de { $practice }
message-invitation = { $practice }: su enlace para las fotos está listo. Ábralo y tome las fotos con su teléfono: { $link } Funciona durante { $days } días. En una emergencia llame al 911.
message-photos-wanted = { $practice }: el dentista necesita otra foto. Abra de nuevo su enlace: { $link } ¿Preguntas? Llame al { $phone }.
message-advice-ready = { $practice }: la respuesta del dentista está lista. Léala aquí: { $link } ¿Preguntas? Llame al { $phone }.
message-advice-added = { $practice }: el dentista agregó algo a la respuesta. Léalo aquí: { $link } ¿Preguntas? Llame al { $phone }.
message-ended = { $practice }: su solicitud con fotos ha terminado y ningún dentista la responderá. Si todavía necesita atención, llame al { $phone }. En una emergencia llame al 911.
message-on-call = { $practice }: un caso tiene señal de alarma. Inicie sesión ahora: { $url }
message-nearly-late = { $practice }: un caso está por vencer. Inicie sesión: { $url }
message-late = { $practice }: un caso está atrasado. Inicie sesión ahora: { $url }
message-referral = { $practice } le envió una referencia. Ábrala con el código que le da el consultorio: { $link } ¿Preguntas, o aún no tiene el código? Llame al { $phone }.
