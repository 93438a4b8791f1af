# La página de la higienista: sus casos, abrir uno para un niño, la lista de pasos junto al niño, las imágenes y dónde está cada una.

screening-title = Mis casos
screening-open = Abrir un caso para un niño
screening-none = Todavía no hay casos. Abra uno para el primer niño.
screening-loading = Cargando los casos …
screening-more-cases = Mostrar casos anteriores
screening-born = nacimiento: { $day }
screening-opened = abierto: { $at }
screening-red-flag = Señal de alarma
screening-list-here = { $count ->
    [one] 1 en este dispositivo
   *[other] { $count } en este dispositivo
    }
screening-list-server = { $count ->
    [one] 1 en el servidor
   *[other] { $count } en el servidor
    }
screening-list-failed = { $count ->
    [one] 1 con error
   *[other] { $count } con error
    }
screening-list-aside = { $count ->
    [one] 1 apartada por la oficina
   *[other] { $count } apartadas por la oficina
    }
screening-list-held = { $count ->
    [one] 1 por revisar en la oficina
   *[other] { $count } por revisar en la oficina
    }
screening-list-no-images = Todavía sin imágenes
screening-leave = Todavía hay imágenes en este dispositivo
screening-leave-lead = { $count ->
    [one] Falta enviar 1 imagen.
   *[other] Falta enviar { $count } imágenes.
    } Se quedan en este dispositivo y se envían cuando vuelva a iniciar sesión aquí.
screening-leave-anyway = Cerrar sesión de todos modos
screening-leave-stay = Seguir con la sesión
screening-signed-out = Su sesión terminó
screening-signed-out-lead = Las imágenes que faltan por enviar se quedan en este dispositivo. Inicie sesión otra vez y se enviarán.
screening-sign-in = Iniciar sesión otra vez
screening-offline = Sin conexión. Las imágenes se quedan en este dispositivo y se envían cuando vuelva la conexión. Las respuestas se conservan mientras esta página siga abierta: guárdelas otra vez entonces.
screening-not-kept = Este dispositivo no pudo guardar una imagen (puede estar lleno, o ser una ventana privada). Deje abierta esta página hasta que todo esté enviado.

screening-new = Abrir un caso para un niño
screening-new-lead = Compruebe dos datos que identifican al niño: el nombre y la fecha de nacimiento.
screening-given-name = Nombre
screening-given-name-missing = Escriba el nombre.
screening-family-name = Apellidos
screening-family-name-missing = Escriba los apellidos.
screening-birth-date = Fecha de nacimiento
screening-sex = Sexo en el expediente del niño
screening-type = ¿De qué se trata?
screening-where = Estado donde está el niño ahora
screening-state-missing = Elija el estado.
screening-language = Idioma de la familia
screening-language-missing = Elija el idioma de la familia.
screening-carried = Como con el niño anterior. Compruébelo.
screening-no-contact = Entonces no puede salir ningún mensaje: el consultorio llama con los datos de su expediente, o entrega la respuesta en persona.
screening-twin = Hoy ya abrió un caso para { $name }
screening-twin-lead = El mismo nombre y la misma fecha de nacimiento (abierto: { $at }). Siga con ese caso, a menos que sea otro niño u otra pregunta.
screening-twin-first = Ir al primer caso
screening-twin-anyway = Abrir un segundo caso de todos modos
screening-new-send = Abrir el caso
screening-back = Todos mis casos

screening-checklist = Lista de pasos
screening-step-place = Lugar y quién consiente
screening-step-emergency = Preguntas de emergencia
screening-step-consent = Consentimiento
screening-step-reason = Motivo y antecedentes
screening-step-pictures = Imágenes
screening-step-send = Enviar
screening-step-done = hecho
screening-step-open = pendiente
screening-next = Siguiente: { $step }
screening-save = Guardar y continuar
screening-no-name = Este caso aparece aquí sin nombre: no está entre los casos cargados en este dispositivo. Búsquelo en su lista antes de seguir.
screening-fixed = Esto ya no se puede cambiar, porque el caso se envió.

screening-place-lead = El dentista que lo mire necesita una licencia del estado donde está el niño en este momento.
screening-setting = Tipo de lugar
screening-setting-missing = Diga qué tipo de lugar es.
screening-setting-school = Escuela
screening-setting-clinic = Clínica o consultorio
screening-setting-home = Casa
screening-setting-other = Otro lugar
screening-relationship = ¿Quién da el consentimiento?
screening-relationship-missing = Diga quién da el consentimiento.
screening-relationship-parent = La madre o el padre
screening-relationship-legal_guardian = Un tutor legal
screening-relationship-patient = El propio paciente (mayor de edad)
screening-relationship-authorized_proxy = Otra persona que puede decidir legalmente por un paciente adulto
screening-relationship-other = Nadie que pueda decidir: contesta otra persona
screening-relationship-other-hint = Por ejemplo, un maestro. Sin consentimiento no se puede tomar ninguna imagen.
screening-name = Nombre completo de esa persona
screening-name-missing = Escriba el nombre completo.
screening-nobody-licensed = Aquí ningún dentista puede mirar imágenes de este estado
screening-nobody-licensed-lead = No tome imágenes: nadie podría mirarlas. Llame al consultorio.

screening-flag-telling = Avisando al consultorio …
screening-flag-not-told = El consultorio todavía no lo sabe. Lo estamos intentando otra vez. No espere: llame.
screening-flag-told = Se está avisando a la persona de guardia del consultorio. No espere a que le llame.
screening-flag-told-nobody = El consultorio lo verá cuando abra. No espere: llame.
screening-flag-what = Qué hacer ahora
screening-call = Llamar a { $practice }: { $phone }
screening-flag-again = Si el niño empeora, conteste otra vez estas preguntas.

screening-consent-lead = Muestre o lea este texto a { $name }. Está en el idioma de la familia.
screening-consent-language = Idioma del texto
screening-consent-first = Primero diga dónde está el niño y quién da el consentimiento.
screening-consent-may-not = Esta persona no puede consentir por este niño en este estado. Debe hacerlo la madre, el padre o un tutor legal (o el paciente, si es mayor de edad).
screening-consent-method = ¿Cómo se dio el consentimiento?
screening-consent-method-missing = Diga cómo se dio el consentimiento.
screening-consent-paper = En papel, con este mismo texto
screening-consent-paper-hint = Guarde el papel firmado para el consultorio.
screening-consent-spoken = De palabra, después de leer yo este texto en voz alta
screening-consent-typed_name = Escrito aquí por esa persona
screening-consent-name = Nombre de la persona que da el consentimiento
screening-consent-name-hint = Esta es la firma: la escribe esa persona.
screening-consent-name-missing = Escriba el nombre de la persona que da el consentimiento.
screening-consent-of = Consentimiento de { $name }.
screening-consent-other-person = Es otra persona: cámbielo en el paso 1
screening-consent-send = Se dio el consentimiento
screening-consent-given = { $name } dio su consentimiento el { $at } ({ $method }).
screening-consent-by-paper = en papel
screening-consent-by-spoken = de palabra
screening-consent-by-typed_name = escrito
screening-consent-no = Sin consentimiento: no tome ninguna imagen. Si el niño tiene dolor, avise a la enfermera de la escuela o al consultorio.

screening-words = Molestia principal o motivo
screening-words-hint = Con las palabras del niño o de la familia. Si es una revisión sin ninguna molestia, escríbalo así.
screening-words-missing = Escriba la molestia o el motivo.
screening-since = ¿Desde cuándo?
screening-side = Lado
screening-side-missing = Diga qué lado.
screening-side-right = Derecho
screening-side-left = Izquierdo
screening-side-both = Los dos
screening-side-middle = En medio
screening-side-unsure = No se sabe, o sin molestia
screening-pain = Dolor ahora, de 0 (nada) a 10 (el peor)
screening-pain-missing = Elija un número, o «No se puede saber».
screening-pain-unknown = No se puede saber
screening-conditions = Antecedentes médicos
screening-conditions-hint = Elija todo lo que sea cierto.
screening-conditions-missing = Elija lo que sea cierto, o «Nada de esto».
screening-condition-heart = Enfermedad o válvula del corazón
screening-condition-bleeding = Trastorno de la coagulación
screening-condition-blood_thinner = Anticoagulante
screening-condition-bisphosphonate = Bisfosfonato o parecido
screening-condition-diabetes = Diabetes
screening-condition-immune = Defensas bajas
screening-condition-pregnant = Embarazo
screening-condition-latex = Alergia al látex
screening-condition-none = Nada de esto
screening-medicines = Medicamentos
screening-allergies = Alergias
screening-empty-hint = Déjelo vacío si no hay.

screening-counts = { $here } en este dispositivo · { $sent } enviadas · { $verified } verificadas por el servidor · { $failed } con error
screening-all-done = Todo listo: el servidor verificó cada imagen tomada.
screening-pictures-consent-first = Las imágenes van después del consentimiento.
screening-asked-gate = Faltan imágenes, o algunas no permiten valorar nada. Tome estas, o envíe el caso como está.
screening-asked-go = Tomarlas ahora
screening-asked-dentist = El dentista pide estas imágenes:
screening-lens = Cámara para las fotos
screening-lens-hint = De ella depende si se puede confiar en la izquierda y la derecha. También vale para las fotos elegidas de archivos.
screening-lens-first = Primero elija arriba la cámara.
screening-lens-rear = Cámara trasera o intraoral
screening-lens-selfie = Cámara frontal
screening-lens-mirror = Con un espejo
screening-lens-unknown = No se sabe
screening-take = Tomar una foto
screening-files = Elegir archivos
screening-slot-empty = Todavía sin imagen
screening-more = Más imágenes y radiografías
screening-more-view = ¿Qué muestran?
screening-more-view-first = Primero elija qué muestran.
screening-more-hint = Varios archivos a la vez. Fotos, videos de hasta un minuto, cartas en PDF, escaneos 3D (STL, PLY); las radiografías, mejor en DICOM (.dcm). Un caso admite { $files } archivos: fotos de hasta { $each } MB, radiografías de hasta { $film } MB, { $all } MB en total.
screening-others = Otras imágenes
screening-picture = Imagen de: { $view }
screening-take-back = Retirar
screening-put-away = Quitar de la lista
screening-state-reading = En este dispositivo: leyéndose
screening-state-waiting = En este dispositivo: espera a enviarse
screening-state-sending = En este dispositivo: enviando { $percent } %
screening-state-elsewhere = Anunciada por otro dispositivo, todavía sin enviar
screening-state-received = Recibida: se está preparando
screening-state-ready = Lista
screening-state-weak = En este dispositivo, sin enviar todavía: tómela otra vez. { $why }
screening-weak-anyway = Enviarla de todos modos
screening-state-retake = Tómela otra vez. { $why }
screening-state-attached = Guardado como archivo adjunto. Aquí no se muestra.
screening-state-unreadable = No se puede usar. { $why }
screening-state-held = La oficina debe revisarla
screening-state-aside = La oficina la apartó: muestra a otro paciente
screening-state-refused = No enviada. { $why }
screening-why-generic = Elija otro archivo, o tome la imagen otra vez.
screening-why-unreadable-here = Este dispositivo ya no puede leer el archivo. Elíjalo otra vez.
screening-left-here = { $count ->
    [one] 1 imagen nunca se envió, y este caso ya no admite imágenes.
   *[other] { $count } imágenes nunca se enviaron, y este caso ya no admite imágenes.
    }
screening-left-here-delete = Borrar de este dispositivo

screening-send-lead = Después de enviarlo, lo mira un dentista con licencia en el estado del niño.
screening-send-missing = Todavía falta
screening-send-unsent = { $count ->
    [one] 1 imagen sigue en este dispositivo. Espere a que llegue, o retírela.
   *[other] { $count } imágenes siguen en este dispositivo. Espere a que lleguen, o retírelas.
    }
screening-send-wanting = Estas vistas faltan o conviene tomarlas otra vez
screening-send-best = Mejores imágenes
screening-send-best-yes = Hoy no son posibles mejores imágenes: que no se pidan otra vez
screening-send-best-hint = Dígalo solo después de intentarlo. El dentista decide si las imágenes bastan.
screening-send-button = Enviar el caso
screening-send-again = Enviar otra vez
screening-sent-lead = El caso está enviado. Ya puede pasar la tableta a otra persona.
screening-after = Qué sigue ahora
screening-after-prepare = El servidor revisa y prepara cada imagen. Lo que no se pueda usar se dice aquí.
screening-after-dentist = Un dentista con licencia lo mira. Si las imágenes no bastan, se piden una vez más, aquí.
screening-after-family = El consultorio avisa a la familia. El consejo a partir de imágenes no sustituye un examen: que no se vea nada no quiere decir que todo esté bien.
screening-after-open = El caso admite más imágenes hasta que el dentista haya firmado.
screening-over = Este caso está terminado aquí. El consultorio sigue con él.
