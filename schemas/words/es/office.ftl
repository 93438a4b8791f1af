# La página de la oficina: invitar, a quién le toca, imágenes que debe ver una persona, el expediente firmado.

office-title = Casos
office-invite = Invitar a un paciente
office-none = Todavía no hay casos. Invite a un paciente para empezar.
office-damaged = { $count ->
        [one] 1 caso no se puede abrir
       *[other] { $count } casos no se pueden abrir
    }
office-damaged-lead = Lo que está guardado está dañado; puede estar en la copia de seguridad. Avise a quien administra este sistema y dele estos números:
office-more = Mostrar casos anteriores
office-patient = Paciente
office-born = nacimiento: { $day }
office-kind = Caso
office-status = Situación
office-turn = A quién le toca
office-turn-none = A nadie
office-state = Estado
office-images = Imágenes
office-images-count = { $count ->
    [0] ninguna
    [one] 1 imagen
   *[other] { $count } imágenes
    }
office-held = { $count ->
    [one] 1 por comprobar
   *[other] { $count } por comprobar
    }
office-unreadable = { $count ->
    [one] 1 ilegible
   *[other] { $count } ilegibles
    }
office-due = Responder antes de
office-opened = Abierto
office-red-flag = Señal de alarma
office-unassignable = Ningún dentista puede tomarlo
office-record = Expediente (PDF)
office-loading = Cargando casos …

office-invite-title = Invitar a un paciente
office-invite-lead = El paciente recibe un enlace por mensaje de texto o correo. Funciona sin cuenta.
office-given-name = Nombre
office-family-name = Apellidos
office-birth-date = Fecha de nacimiento
office-sex = Sexo en el expediente del paciente
office-channel = ¿Cómo avisamos al paciente o a su tutor?
office-channel-sms = Mensaje de texto
office-channel-email = Correo electrónico
office-address-sms = Número de celular
office-address-sms-hint = Con el código del país, por ejemplo +1 555 010 0123
office-address-email = Correo electrónico
office-where = Estado donde está el paciente
office-case-type = ¿De qué se trata?
office-language = Idioma del paciente o de su tutor
office-send = Enviar la invitación
office-sent = La invitación para { $name } va en camino.
office-missing-given-name = Escriba el nombre.
office-missing-family-name = Escriba los apellidos.
office-missing-birth-date = Escriba la fecha de nacimiento.
office-missing-address = Escriba adónde va el mensaje.
office-wrong-sms = Escriba el número con el código del país, solo cifras después del +.
office-wrong-email = Escriba un correo electrónico, por ejemplo nombre@example.com.
office-missing-state = Elija el estado.
office-missing-type = Elija de qué se trata.

office-case-title = { $patient }
office-back = Todos los casos
office-contact = Contacto
office-no-contact = Sin contacto registrado
office-messages = Mensajes
office-no-messages = Todavía no ha salido ningún mensaje.
office-message-line = { $what } por { $channel }: { $state }
office-message-sms = mensaje de texto
office-message-email = correo electrónico
office-message-sent = enviado
office-message-failed = no se pudo enviar
office-message-invitation = Invitación
office-message-photos_wanted = Petición de fotos
office-message-advice_ready = Aviso de que hay un consejo
office-message-ended = Aviso de que el caso terminó
office-message-on_call = Alerta a la persona de guardia
office-new-link = Enviar un enlace nuevo
office-new-link-sent = Un enlace nuevo va en camino. Los anteriores ya no funcionan.
office-hold-title = Hay que comprobar esta imagen
office-hold-identity = El archivo nombra a otro paciente, otra fecha de nacimiento u otro sexo que este caso.
office-hold-sop_reuse = El mismo número de radiografía ya se usó con otro contenido.
office-hold-safeguarding = Alguien pidió comprobar esta imagen.
office-hold-belongs = Es de este paciente
office-hold-foreign = Es de otra persona
office-hold-reason = ¿Cómo lo sabe?
office-hold-reason-missing = Diga cómo lo sabe.
office-conversation = Anotar una conversación
office-conversation-lead = Este consejo debe oírse, no basta con enviarlo. Llame, dígalo y pida que se lo repitan.
office-conversation-who = ¿Con quién habló?
office-conversation-read-back = Lo repitió con sus propias palabras
office-conversation-save = Guardar la conversación
office-opened-at = Consejo abierto: { $at }
office-not-opened = Todavía no se ha abierto el consejo
office-close = Cerrar el caso
office-withdraw = Terminar el caso
office-withdraw-reason = ¿Por qué termina el caso?
office-withdraw-reason-missing = Diga por qué termina el caso.
office-history = Qué ha pasado
office-history-line = { $act } · { $who } ({ $role })
office-machine = el sistema
office-times = Horas de esta ronda
office-time-sent_at = Enviado
office-time-received_at = Todo recibido
office-time-ready_at = Listo para un dentista
office-time-review_started_at = Empezó la revisión
office-time-signed_at = Firmado
office-time-communicated_at = Comunicado
office-missing-yet = Quien envía no ha terminado: falta
