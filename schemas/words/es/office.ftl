# La página de la oficina: invitar, a quién le toca, lo que necesita a una persona, a quién llamar y qué decirle, el expediente firmado.

office-title = Casos
office-invite = Invitar a un paciente
office-none = Todavía no hay casos. Invite a un paciente para empezar.
office-damaged = { $count ->
        [one] 1 caso no se puede abrir
       *[other] { $count } casos no se pueden abrir
    }
office-damaged-lead = Lo que está guardado está dañado; puede estar en la copia de seguridad. Avise a quien administra este sistema y dele estos números:
office-more = Mostrar casos anteriores
office-born = nacimiento: { $day }
office-turn = Le toca a: { $who }
office-turn-you = usted
office-turn-family = la familia
office-turn-hygienist = la higienista
office-turn-dentist = un dentista
office-turn-system = el sistema
office-turn-nobody = nadie
office-turn-close = Ya puede cerrarlo
office-images = Imágenes
office-images-count = { $count ->
    [0] sin imágenes
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
office-set-aside = { $count ->
    [one] 1 apartada
   *[other] { $count } apartadas
    }
office-due = responder antes de: { $at }
office-opened = abierto: { $at }
office-red-flag = Señal de alarma
office-record = Expediente (PDF)
office-packet = Paquete de auditoría (ZIP)
office-letter = Carta para la familia (PDF)
office-loading = Cargando casos …
office-status-call = Firmado: llame a la familia
office-status-hand-over = Firmado: llame o entréguelo en persona

office-needs = { $count ->
    [0] Nada lo necesita a usted
    [one] 1 caso lo necesita a usted
   *[other] { $count } casos lo necesitan a usted
    }
office-needs-more = Hay más de los que se muestran aquí.
office-others = { $count ->
    [0] Ningún otro caso aquí
    [one] 1 caso más
   *[other] { $count } casos más
    }
office-filter = Buscar un caso
office-filter-name = Nombre
office-filter-status = Situación
office-filter-any = Cualquier situación
office-filter-needs = Solo lo que lo necesita a usted
office-filter-found = { $count } de { $loaded } casos cargados
office-filter-all-loaded = Todos los casos están cargados.
office-filter-not-all = Los nombres están cifrados en el servidor, así que solo se puede buscar en los casos cargados. Muestre casos anteriores para buscar también en ellos.
office-filter-clear = Mostrar todos

office-need-red_flag = Señal de alarma: llame ahora
office-need-urgent_advice = Consejo urgente: llame a la familia
office-need-late = Atrasado: busque a alguien que lo vea
office-need-no_contact = Sin teléfono ni correo: llame o entréguelo en persona
office-need-not_delivered = No entregado: llame
office-need-not_opened = Consejo sin abrir: llame
office-need-referral = Referencia: dele seguimiento
office-need-locked_link = Enlace bloqueado: envíe uno nuevo
office-need-held_image = Hay que comprobar una imagen
office-need-nobody_licensed = Ningún dentista puede tomarlo

office-flag-who = { $at }: respondió { $name } ({ $role }).
office-flag-someone = { $at }: respondió quien tiene el enlace.
office-flag-called = Desde entonces alguien habló con la familia.
office-flag-uncalled = Desde entonces nadie anotó una llamada.
office-ask-for = Pregunte por { $name } ({ $relationship }).
office-relationship-patient = el paciente
office-relationship-parent = madre o padre
office-relationship-legal_guardian = tutor legal
office-relationship-authorized_proxy = representante autorizado
office-relationship-other = otra persona, no puede consentir
office-no-number = No hay teléfono ni correo registrado. Búsquelo en el expediente del paciente o pregunte en la escuela.
office-not-delivered-lead = El mensaje más reciente no llegó. Llame, o corrija el contacto y envíe un enlace nuevo.
office-not-opened-lead = Nadie ha abierto el consejo, y el plazo para hacerlo ya pasó. Llame y lea el consejo en voz alta, más abajo. Este aviso también desaparece por sí solo si alguien abre el consejo.
office-no-contact-lead = Un dentista ya respondió y no hay cómo avisar. Llame con los datos del expediente, entregue la respuesta en persona, o agregue un contacto y envíe el enlace.
office-locked-lead = Alguien escribió cinco fechas de nacimiento equivocadas. Pregunte a la familia quién fue antes de enviar un enlace nuevo.
office-nobody-licensed-lead = Aquí ningún dentista tiene licencia para { $state }, donde está el paciente. Diga a la familia adónde más puede ir y termine el caso.
office-late-lead = Este caso ha esperado más de lo debido. Ya se avisó a quien dirige el programa o a la persona de guardia, si hay cómo avisarles. Pida a un dentista que lo tome ahora.
office-held-lead = Vea las imágenes más abajo.

office-call = Llamé
office-call-who = ¿Con quién habló?
office-call-who-missing = Escriba con quién habló.
office-call-note = Qué se dijo
office-call-save = Guardar la llamada
office-call-unanswered = Nadie contestó
office-calls = Llamadas
office-call-reached = { $at }: { $by } habló con { $name }
office-call-missed = { $at }: { $by } llamó, nadie contestó

office-invite-title = Invitar a un paciente
office-invite-lead = El paciente recibe un enlace por mensaje de texto o correo. Funciona sin cuenta.
office-given-name = Nombre
office-family-name = Apellidos
office-birth-date = Fecha de nacimiento
office-sex = Sexo en el expediente del paciente
office-where = Estado donde está el paciente
office-case-type = ¿De qué se trata?
office-language = Idioma del paciente o de su tutor
office-send = Enviar la invitación
office-sent = La invitación para { $name } va en camino.
office-missing-given-name = Escriba el nombre.
office-missing-family-name = Escriba los apellidos.
office-missing-state = Elija el estado.
office-missing-type = Elija de qué se trata.

office-back = Todos los casos
office-contact = Contacto
office-no-contact = Sin teléfono ni correo registrado
office-contact-add = Agregar un teléfono o correo
office-contact-change = Cambiar el contacto
office-contact-save = Guardar el contacto
office-contact-saved = El contacto se guardó. No se envió nada: un enlace anterior sigue funcionando adonde llegó. Envíe ahora un enlace nuevo.
office-contact-saved-only = El contacto se guardó. No se envió nada.
office-link-open = Enlace: funciona
office-link-locked = Enlace: bloqueado
office-link-ended = Enlace: terminado
office-link-none = No se envió ningún enlace
office-messages = Mensajes
office-no-messages = Todavía no ha salido ningún mensaje.
office-message-line = { $what } por { $channel }: { $state }
office-message-nowhere = { $what }: no se envió, sin teléfono ni correo registrado
office-message-sms = mensaje de texto
office-message-email = correo electrónico
office-message-sent = enviado
office-message-failed = no entregado
office-message-returned = devuelto
office-message-came-back = Este mensaje fue devuelto
office-message-invitation = Invitación
office-message-photos_wanted = Petición de fotos
office-message-advice_ready = Aviso de que hay un consejo
office-message-advice_added = Aviso de un agregado
office-message-ended = Aviso de que el caso terminó
office-message-on_call = Alerta a la persona de guardia
office-message-nearly_late = Aviso de que el caso está por vencer
office-message-late = Alerta de que el caso está atrasado
office-message-referral = Enlace para el especialista
office-message-on-its-way = Un mensaje va en camino …
office-new-link = Enviar un enlace nuevo
office-new-link-sent = Un enlace nuevo va en camino. Los anteriores ya no funcionan.

office-file-name = Archivo
office-file-sent = Lo envió { $name } ({ $role }), { $at }
office-file-announced = Lo anunció { $name } ({ $role })
office-file-again = Sus datos todavía están aquí; se puede intentar otra vez.
office-again-too-late = Este archivo no se puede intentar otra vez: sus datos ya no están aquí, o lo enviaron de nuevo. Pida que lo manden otra vez.
office-file-video = Video, { $seconds } s, se muestran { $shown } de { $frames } cuadros
office-file-film = Serie, se muestran { $shown } de { $frames } cuadros
office-file-letter = { $pages ->
        [one] Carta, 1 página
       *[other] Carta, { $pages } páginas
    }
office-file-scan = Escaneo 3D. Se guarda como llegó; por ahora nadie puede descargarlo aquí.
office-file-empty = El archivo estaba vacío.
office-file-wrong_type = No se acepta este tipo de archivo.
office-file-too_large = El archivo era demasiado grande.
office-file-too_small = La imagen era demasiado pequeña para ver los dientes.
office-file-undecodable = El archivo estaba dañado.
office-file-no_picture = El archivo no tenía ninguna imagen.
office-file-unsupported = Este tipo de archivo no se puede mostrar correctamente.
office-file-too_long = El video duraba más de un minuto.
office-file-locked = El documento pedía una contraseña.
office-file-limit = El archivo era demasiado grande para abrirlo.
office-file-unfinished = Sin terminar: no ha llegado completa.
office-file-processing_failed = La imagen no se pudo abrir.
office-file-digest = Lo que llegó no era lo que el dispositivo había enviado.
office-file-pieces-missing = Faltaron partes de la imagen.
office-file-other-patient = Apartada: es de otra persona.
office-file-duplicate = El mismo archivo ya estaba.
office-file-quota = Ya no cabía en el caso.
office-file-quota-spent = El caso ya había aceptado todos los archivos que puede aceptar.
office-file-pieces-do-not-add-up = El archivo cambió mientras se enviaba.
office-file-here = El dispositivo ya no pudo leer el archivo.
office-refused-title = Archivos que no se aceptaron
office-refused-by = Lo eligió { $who }, { $at }
office-hold-title = Hay que comprobar esta imagen
office-hold-identity = El archivo nombra a otro paciente, otra fecha de nacimiento u otro sexo que este caso.
office-hold-sop_reuse = El mismo número de radiografía ya se usó con otro contenido.
office-hold-other_case = La misma radiografía se envió también para otro paciente.
office-hold-elsewhere = El otro caso con esta radiografía
office-hold-number = Número de paciente
office-hold-safeguarding = Alguien pidió comprobar esta imagen.
office-hold-twin = El otro archivo con este número: { $name }
office-hold-no-picture = La oficina decide por lo que dice el archivo y no ve ninguna imagen. Si eso no basta, pregunte a quien lo envió.
office-hold-what = Dato
office-hold-in-file = El archivo dice
office-hold-in-case = Este caso dice
office-hold-patient = Nombre
office-hold-birth_date = Fecha de nacimiento
office-hold-sex = Sexo
office-hold-acquired = Tomada
office-hold-differs = distinto
office-hold-nothing = nada
office-hold-belongs = Es de este paciente
office-hold-foreign = Es de otra persona
office-hold-reason = ¿Cómo lo sabe?
office-hold-reason-missing = Diga cómo lo sabe.

office-tell = Decírselo a la familia
office-tell-urgent = Este consejo debe oírse, no basta con enviarlo. Llame, dígalo y pida que se lo repitan.
office-tell-lead = Puede decir el consejo por teléfono o en persona: dígalo y pida que se lo repitan.
office-tell-show = Mostrar el consejo para leerlo en voz alta
office-tell-by = Firmado por { $name } ({ $at }). Lea en voz alta solo esto; no agregue nada.
office-tell-due = Antes de: { $day }
office-tell-correction = El dentista corrigió después:
office-conversation-who = ¿Con quién habló?
office-conversation-who-missing = Escriba con quién habló.
office-conversation-read-back = ¿Lo repitió esa persona?
office-conversation-read-back-yes = Lo repitió con sus propias palabras
office-conversation-read-back-missing = La conversación solo cuenta si lo repitió. Pídaselo y marque esto.
office-conversation-save = Guardar la conversación
office-failed = { $count ->
    [one] 1 cosa falló
   *[other] { $count } cosas fallaron
    }
office-opened-at = Consejo abierto: { $at }
office-not-opened = Todavía no se ha abierto el consejo
office-not-opened-by = Todavía no se ha abierto el consejo; hay que llamar si no se abre antes de: { $at }
office-close = Cerrar el caso
office-withdraw = Terminar el caso
office-withdraw-reason = ¿Por qué termina el caso?
office-withdraw-reason-missing = Diga por qué termina el caso.
office-history = Qué ha pasado
office-history-line = { $act } · { $who } ({ $role })
office-history-unnamed = { $act } · quien tenía el enlace, todavía sin nombre
office-machine = el sistema
office-times = Horas de esta ronda
office-time-sent_at = Enviado
office-time-received_at = Todo recibido
office-time-ready_at = Listo para un dentista
office-time-review_started_at = Empezó la revisión
office-time-signed_at = Firmado
office-time-communicated_at = Comunicado
office-missing-yet = Todavía no está terminado. Falta:
office-lacks-gap-place = quién responde y dónde está el paciente
office-lacks-gap-emergency = las preguntas de emergencia
office-lacks-gap-nobody-licensed = un dentista con licencia donde está el paciente
office-lacks-gap-consent = el consentimiento
office-lacks-gap-complaint = la molestia y los antecedentes
office-lacks-gap-no-image = una imagen que se pueda leer
office-lacks-gap-still-sending = una imagen que todavía se está enviando

office-suspect = Posible maltrato o negligencia (privado)
