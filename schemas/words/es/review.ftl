# The dentist's page: worklist, reading, findings, conclusion, advice, signature. Said to professionals: the field's words.

review-title = Lista de trabajo
review-not-dentist = Esta página es para odontólogos. Entre con el nombre de un odontólogo.
review-empty = Nada le espera.
review-empty-lead = Los casos nuevos aparecen aquí por sí solos. Usted ve los casos de pacientes en los estados donde tiene licencia.
review-counts = { $count ->
    [one] 1 caso
   *[other] { $count } casos
    }
review-more = Estos son los { $count } casos más urgentes. Hay más en espera.
review-show-more = Mostrar más casos
review-counts-of = { $count } de { $all } casos
review-filter = Mostrar solo algunos casos
review-filter-type = Tipo
review-filter-state = Estado del paciente
review-filter-language = Idioma
review-filter-mark = Solo
review-mark-red_flag = Señal de alarma
review-mark-late = Atrasado
review-mark-retake = En espera de fotos nuevas
review-filter-any = Todos
review-filter-choice = { $what } ({ $count })
review-filter-all = Mostrar todos los casos
review-filter-none = Ningún caso en espera es así.
review-counts-red = { $count ->
    [one] 1 señal de alarma
   *[other] { $count } señales de alarma
    }
review-waiting-now = { $count ->
    [0] No espera ningún otro
    [one] 1 caso espera
   *[other] { $count } casos esperan
    }
review-red-waiting = { $count ->
    [one] 1 alerta roja espera
   *[other] { $count } alertas rojas esperan
    }
review-unrefreshed = No se pudo renovar la lista. Muestra la de { $at }.
review-column-due = Respuesta
review-column-waiting = En espera
review-mine = Usted lo está leyendo
review-take = Tomar
review-take-of = Tomar el caso de { $patient }
review-continue = Seguir
review-continue-of = Seguir con el caso de { $patient }
review-batch-start = Ver a estos { $count } niños uno tras otro
review-batch-lead = Al abrir el siguiente, queda tomado. Cada uno se mira y se firma por separado.
review-batch-child = Niño { $child } de { $total }
review-batch-stop = Dejar de ver uno tras otro
review-look-only = Ver
review-look-only-of = Ver el caso de { $patient } sin tomarlo
review-taken = Otro odontólogo tomó este caso. Quedará libre a más tardar: { $until }.
review-taken-unknown = Otro odontólogo tomó este caso.
review-red-flag = Alerta roja
review-age = { $age ->
    [one] 1 año
   *[other] { $age } años
    }
review-pictures = { $count ->
    [one] 1 imagen
   *[other] { $count } imágenes
    }
review-left = quedan { $span }
review-late = { $span } de retraso
review-nearly-late = Por vencer
review-escalated = Avisado a otros
review-span-minutes = { $minutes } min
review-span-hours = { $hours } h { $minutes } min
review-span-days = { $days } d { $hours } h
review-no-due = Sin plazo

review-loading-case = Cargando el caso …
review-closed-case = No se pudo abrir este caso
review-back = Lista de trabajo
review-next-case = Siguiente caso
review-born = nacido/a el { $date }
review-in-state = Paciente en { $state }
review-speaks = Habla
review-language-en = inglés
review-language-es = español
review-limited = Imágenes limitadas
review-round = Vuelta { $round }
review-answered-by = Respondió { $name } ({ $relationship })
review-relationship-patient = el paciente
review-relationship-parent = padre o madre
review-relationship-legal_guardian = tutor legal
review-relationship-authorized_proxy = representante autorizado
review-relationship-other = otra persona
review-setting-home = en casa
review-setting-school = en la escuela
review-setting-clinic = en una clínica
review-setting-other = en otro lugar
review-lease = Suyo hasta las { $time }
review-lapsed = Se acabó el tiempo en que el caso era suyo.
review-lapsed-lead = Lo que escribió sigue aquí, y el borrador se conserva hasta lo último guardado. Tome el caso otra vez para seguir.
review-take-again = Tomarlo otra vez
review-free = Nadie está leyendo este caso.
review-free-lead = Puede verlo. Para escribir, tómelo.
review-other-holds = Otro odontólogo lee este caso hasta { $until }.
review-sent-back = Usted pidió fotos otra vez. El caso vuelve a la lista cuando lleguen.

review-pictures-heading = Imágenes
review-filmstrip = Imágenes de este caso
review-film-back = Imágenes anteriores
review-film-forward = Más imágenes
review-image-numbered = { $number }. { $view }
review-image-looked = vista
review-image-not-looked = sin ver
review-image-held = retenida para la oficina
review-image-unreadable = no se puede leer
review-image-pending = en preparación
review-image-attached = guardado, no se muestra
review-attached = Este archivo se guarda y no se muestra aquí
review-attached-lead = Es un escaneo en tres dimensiones. Por ahora nadie puede verlo ni descargarlo aquí, y no forma parte de lo que usted firma como revisado.
review-film-video = video, { $seconds } s, { $shown ->
        [one] 1 cuadro
       *[other] { $shown } cuadros
    }
review-film-frames = { $shown } de { $frames } cuadros
review-film-letter = { $pages ->
        [one] carta, 1 página
       *[other] carta, { $pages } páginas
    }
review-film-which = Qué se muestra
review-film-picture = Imagen
review-film-first-page = Primera página
review-film-open = { $count ->
        [one] 1 cuadro
       *[other] Los { $count } cuadros
    }
review-film-pages = { $pages ->
        [one] La página y su texto
       *[other] Las { $pages } páginas y su texto
    }
review-film-poster = Este es el cuadro { $number }. Las marcas se dibujan en él.
review-film-poster-at = Este es el cuadro { $number }, en el segundo { $at }. Las marcas se dibujan en él.
review-film-no-marks = Aquí no se marca nada: las marcas se dibujan en la imagen.
review-image-side-open = lados sin confirmar
review-image-optional = adicional
review-image-of = Imagen { $at } de { $count }
review-image-taken = Tomada por { $who }
review-image-added = Agregada por { $who }
review-image-who = { $name } ({ $role })
review-image-place = { $setting }, { $state }
review-image-file-says = el archivo dice tomada { $at }
review-image-device-clock = reloj del aparato { $at }
review-image-sent = enviada { $at }
review-image-clocks-differ = El archivo y el reloj del aparato difieren en más de un día
review-image-laterality-R = Lado derecho
review-image-laterality-L = Lado izquierdo
review-image-laterality-B = Ambos lados
review-image-laterality-file = { $side } (según el archivo)
review-compare = Comparar con una imagen anterior
review-compare-leave = Volver a la imagen sola
review-compare-list = Imagen anterior
review-compare-choose = Elija una imagen
review-compare-choice = { $view }, firmada el { $day } por { $who }
review-compare-same-view = La misma vista.
review-compare-views-differ = No es la misma vista.
review-compare-same-tooth = Propuesta porque un hallazgo lo nombra: { $tooth }.
review-compare-unlike = No se sabe de ninguna imagen anterior de la misma vista o del mismo diente. Elija una de la lista.
review-compare-none = No hay ninguna imagen anterior firmada de este paciente que se le pueda mostrar.
review-compare-not-this = Esta imagen no se puede comparar. Elija otra.
review-image-round = vuelta { $round }
review-held = Retenida para la oficina
review-held-lead = La oficina debe revisar esta imagen antes de que alguien pueda leerla.
review-unreadable = Esta imagen no se puede leer
review-pending = Esta imagen todavía se está preparando
review-pending-lead = Aparecerá aquí por sí sola.
review-no-images = Este caso no tiene imágenes.
review-side-confirmed = Izquierda y derecha confirmadas
review-sided-question = ¿Dónde está la derecha del paciente, tal como se ve ahora la imagen?
review-sided-left = A la izquierda
review-sided-right = A la derecha
review-sided-only-R = Muestra solo el lado derecho
review-sided-only-L = Muestra solo el lado izquierdo
review-sided-change = Corregir izquierda y derecha
review-sided-take-back = Al final no lo puedo saber
review-sided-at-left = la derecha del paciente está en el borde izquierdo
review-sided-at-right = la derecha del paciente está en el borde derecho
review-sided-at-top = la derecha del paciente está en el borde superior
review-sided-at-bottom = la derecha del paciente está en el borde inferior
review-sided-at-R = muestra el lado derecho
review-sided-at-L = muestra el lado izquierdo
review-verdict-good = nítida
review-verdict-usable = utilizable
review-verdict-retake = débil
review-verdict-not_judged = sin valorar
review-verdict-none = sin valorar
review-quality-told = A quien la envió se le dice: «{ $hint }»
review-quality-ask = Valorar la calidad usted mismo
review-quality-reason = Por qué valora de otro modo la calidad de esta imagen
review-quality-reason-hint = Queda en el registro, junto a lo que dice la revisión de calidad.
review-quality-take-out = Retirar mi valoración
review-quality-by-dentist = el dentista sobre la calidad: { $reason }
review-measured-size = lado corto { $is } píxeles (al menos { $least })
review-measured-detail = nitidez { $is } (al menos { $least })
review-measured-dark = demasiado oscuro { $is } (como máximo { $most })
review-measured-bright = demasiado claro { $is } (como máximo { $most })
review-measured-glare = reflejos { $is } (como máximo { $most })
review-measured-mouth = colores de una boca { $is } (al menos { $least })
review-measured-evidence = ninguna boca real ha validado estos límites
review-previous-image = Imagen anterior
review-next-image = Imagen siguiente

review-tabs = Partes del registro
review-tab-told = Historia
review-tab-findings = Hallazgos
review-tab-conclusion = Conclusión
review-tab-advice = Consejo
review-tab-sign = Firma
review-tab-open = { $count ->
    [one] 1 pendiente
   *[other] { $count } pendientes
    }

review-told-complaint = Motivo de consulta, en sus palabras
review-told-none = No se dijo
review-told-side = Lado
review-told-pain = Dolor
review-told-pain-of = { $pain } de 10
review-told-since = Desde
review-side-left = izquierdo
review-side-right = derecho
review-side-both = ambos lados
review-side-middle = centro
review-side-unsure = no sabe
review-told-history = Historia de salud
review-told-conditions = Enfermedades
review-told-no-conditions = Ninguna de las preguntadas
review-told-medicines = Medicinas
review-told-allergies = Alergias
review-condition-heart = enfermedad del corazón
review-condition-bleeding = trastorno de la coagulación
review-condition-blood_thinner = anticoagulante
review-condition-bisphosphonate = bifosfonato
review-condition-diabetes = diabetes
review-condition-immune = defensas bajas
review-condition-pregnant = embarazo
review-condition-latex = alergia al látex
review-told-emergency = Control de urgencia
review-told-emergency-none = Ninguna pregunta se respondió con sí
review-flag-breathing = dificultad para respirar o tragar
review-flag-swelling = hinchazón en el ojo, el piso de la boca o el cuello, o con fiebre
review-flag-cannot_open = no puede abrir la boca
review-flag-bleeding = sangrado tras 20 minutos de presión
review-flag-head_injury = golpe en la cabeza
review-flag-knocked_out = diente permanente arrancado
review-told-consent = Consentimiento
review-told-consent-is = Versión { $version }, dado { $at }
review-history-reviewed = He leído el motivo de consulta y la historia de salud
review-asked = Se pidieron fotos otra vez
review-asked-by-dentist = Un odontólogo las pidió { $at }
review-asked-by-gate = El control de calidad las pidió { $at }

review-findings = Hallazgos
review-findings-none = Todavía no hay hallazgos escritos.
review-notation = Números de los dientes
review-notation-universal = Universal
review-notation-fdi = FDI
review-notation-palmer = Palmer
review-rows = El odontograma empieza con
review-rows-age = Habituales a los { $age } (sin verificar)
review-rows-permanent = Permanentes
review-rows-primary = De leche
review-rows-mixed = Mixtos
review-chart-of = Cómo está: { $tooth }
review-chart-decayed = Con caries…
review-place-primary = De leche
review-place-permanent = Permanente
review-place-both = Ambos
review-chart-denied-absent = El odontograma dice que este diente no está: no tiene superficies, restauraciones ni caries.
review-chart-denied-done = El odontograma dice que a este diente se le hizo algo: quite eso primero.
review-chart-denied-found = Un hallazgo dice otra cosa de este diente: cambie primero el hallazgo.
review-tooth-known = Lo que se sabe de: { $tooth }
review-tooth-now = Ahora:
review-tooth-nothing = nada en este diente
review-tooth-before = { $day }, { $who }:
review-tooth-added = Agregado después a ese registro: { $text }
review-earlier = Puntos grises y letras entre paréntesis: de registros anteriores ({ $days }).
review-earlier-elsewhere = También en dientes que este odontograma no muestra:
review-earlier-unread = Los registros anteriores no se pueden leer en este momento. Se pedirán de nuevo.
review-earlier-damaged = { $count ->
        [one] Los registros de un caso anterior no se abren. Avise a la oficina.
       *[other] Los registros de { $count } casos anteriores no se abren. Avise a la oficina.
    }
review-sign-chart = Odontograma
review-clear-tooth = Quitar el diente
review-observation = Qué ve
review-severity = Gravedad
review-severity-not_graded = sin graduar
review-severity-mild = leve
review-severity-moderate = moderada
review-severity-severe = grave
review-confidence = Certeza
review-confidence-high = alta
review-confidence-moderate = media
review-confidence-low = baja
review-seen-on = Visto en
review-seen-history = Dicho, no visto
review-note = Nota
review-region = Región
review-region-none = Sin indicar
review-code = Código
review-code-none = Sin código
review-code-is = { $words } ({ $code })
review-finding-at = { $region }: { $what }
review-remote-limits = Con imágenes nadie puede sondar, presionar, palpar ni percutir, ni probar un nervio, y nadie ve entre los dientes, debajo de los empastes ni dentro del hueso. Las fotos muestran unos dos de cada tres dientes con caries.
review-finding-limitation = Qué queda abierto
review-marks = Marcas
review-marks-full = Este hallazgo tiene { $count } marcas: no puede tener más.
review-mark-arrow = Flecha
review-mark-box = Recuadro
review-mark-ellipse = Elipse
review-mark-polygon = Polígono
review-mark-freehand = A mano alzada
review-mark-text = Palabras
review-mark-drawn = trazada por { $by }, { $at }
review-mark-numbered = { $number }. { $kind }
review-mark-words = Palabras sobre la imagen
review-mark-words-of = Palabras de la marca { $mark }
review-mark-change = Cambiar
review-mark-change-of = Cambiar la marca { $mark }
review-mark-changing = Arrastre la marca o uno de sus puntos, o use las flechas sobre la imagen; Intro la deja, Supr la quita.
review-mark-erase = Quitar
review-mark-erase-of = Quitar la marca { $mark }
review-mark-tooth = ¿Qué diente es? Elíjalo en el esquema.
review-mark-no-tooth = Ningún diente en particular
review-draw-arrow = Arrastre sobre la imagen desde la cola hasta la punta, o presione una flecha.
review-draw-box = Arrastre un recuadro sobre la imagen, o presione una flecha.
review-draw-ellipse = Arrastre sobre la imagen de esquina a esquina, o presione una flecha.
review-draw-polygon = Haga clic en cada vértice sobre la imagen y otra vez en el primero; o use las flechas e Intro.
review-draw-freehand = Dibuje sobre la imagen; o ponga puntos con las flechas e Intro.
review-draw-text = Escriba las palabras y presione Intro; luego haga clic donde van, o presione una flecha.
review-seen-on-drawn = Sus marcas están en esta imagen.
review-finding-marks = { $count ->
    [one] 1 marca
   *[other] { $count } marcas
}
review-finding-add = Agregar el hallazgo
review-finding-save = Cambiar el hallazgo
review-finding-missing = Elija qué ve y con qué certeza.
review-finding-edit = Editar
review-finding-edit-of = Editar el hallazgo: { $finding }
review-finding-delete = Borrar
review-finding-delete-of = Borrar el hallazgo: { $finding }
review-finding-meta = gravedad { $severity }, certeza { $confidence }
review-finding-on = en { $image }
review-no-abnormality = No se ve ninguna anomalía en estas imágenes
review-no-abnormality-hint = Solo mientras no haya ningún hallazgo escrito.
review-no-findings-insufficient = Usted juzgó las imágenes insuficientes para decidir: no llevan hallazgos.

review-sufficiency = ¿Bastan las imágenes para decidir?
review-sufficiency-sufficient = Bastan para esta conclusión
review-sufficiency-limited = Bastan solo con límites
review-sufficiency-insufficient = No bastan: sin diagnóstico
review-limitation = Qué no se pudo juzgar
review-conclusion = Conclusión
review-conclusion-hint = Qué significan las imágenes y lo que se dijo, en sus propias palabras.
review-reason-async = Por qué se revisa sin una visita en vivo
review-no-live = No hubo interacción en vivo con el paciente, ni con quien tomó las imágenes, para esta revisión
review-missing-views = Vistas que faltan
review-missing-view = Por qué el registro puede prescindir de: { $view }

review-advice-add = Agregar un consejo
review-urgency-emergency = Emergencia
review-urgency-urgent = Urgente
review-urgency-soon = Pronto
review-urgency-routine = De rutina
review-urgency-no_problem_visible = Ningún problema visible
review-urgency-time-emergency = ahora, llamar a emergencias
review-urgency-time-urgent = en 24 horas
review-urgency-time-soon = en dos semanas
review-urgency-time-routine = en la próxima visita
review-urgency-time-no_problem_visible = en estas imágenes
review-advice-number = Consejo { $number }
review-advice-urgency = Qué tan urgente
review-advice-text = Consejo en palabras sencillas
review-safety-net = Cuándo no esperar y qué hacer entonces
review-safety-net-hint = La familia lo lee debajo de la recomendación. Empezó con las palabras de la casa para esta urgencia: ajústelas.
review-safety-net-again = Volver a las palabras de esta urgencia
review-family-reads = La familia lee exactamente esto. Lee en: { $language }.
review-professional = Para el registro; la familia no lo lee.
review-finding-professional = La nota y lo que queda abierto son para el registro; la familia no los lee.
review-advice-target = Para
review-target-patient = el paciente
review-target-guardian = el tutor
review-target-physician = el médico
review-target-specialist = el especialista
review-advice-due = Antes del
review-advice-rests = Se basa en estos hallazgos
review-advice-rationale = Porque
review-advice-rationale-hint = Hace falta donde no se basa en ningún hallazgo.
review-advice-lost = Parte de aquello en que se basaba ya no está en el registro.
review-advice-lost-off = Quitarlo
review-advice-denies = A las fotos se les escapa parte de la caries: diga lo que se ve en estas imágenes, no que no la hay. «Nada visible en estas imágenes; un examen con radiografías puede encontrar más.»
review-advice-remove = Quitar
review-advice-remove-of = Quitar el consejo { $number }
review-follow-up = Control el
review-follow-up-propose = Proponer el { $day }, según lo más urgente
review-phrases = Frases
review-phrase-into-note = Insertar una frase suya: nota
review-phrase-into-conclusion = Insertar una frase suya: conclusión
review-phrase-into-advice = Insertar una frase suya: recomendación
review-phrase-sought = Escriba algunas de sus palabras; las flechas eligen, Intro inserta
review-phrases-none = Ninguna frase suya en este idioma tiene estas palabras.
review-phrases-keep = Mis frases…
review-phrases-title = Mis frases
review-phrases-lead = Para lo que escribe una y otra vez. Solo usted las ve. Nunca escriba aquí nada de un paciente: ni nombre, ni fecha, ni nada que diga quién era.
review-phrase-en = En inglés
review-phrase-es = En español
review-phrase-add = Guardar la frase
review-phrase-change = Cambiar la frase
review-phrase-edit-of = Editar la frase: { $phrase }
review-phrase-delete-of = Borrar la frase: { $phrase }
review-phrases-full = Usted tiene { $most } frases, y no caben más. Borre una primero.
review-no-follow-up = O bien: no hace falta, porque
review-follow-up-heading = Control posterior

review-before = Antes de firmar (D9996)
review-before-lead = Cada línea se cierra en el lugar adonde lleva. El registro se puede firmar cuando no quede ninguna.
review-gap-count = { $count ->
    [one] Falta 1 cosa para firmar
   *[other] Faltan { $count } cosas para firmar
    }
review-gap-left = Faltan { $count }
review-gap-of = { $subject }: { $gap }
review-gap-elsewhere = No se cierra en esta página
review-complete = No falta nada. Puede firmar.
review-sign = Firmar
review-sign-title = Firmar este registro
review-sign-lead = Usted sella lo que está aquí, junto con todo lo que se reunió: las imágenes y cómo llegaron, el motivo y el historial, el consentimiento y las miradas a cada imagen. Después nada se puede cambiar; se puede añadir.
review-sign-summary = Lo que usted sella
review-sign-now = Firmar y enviar
review-sign-patient = Paciente
review-sign-findings = Hallazgos
review-sign-conclusion = Conclusión
review-sign-sufficiency = Imágenes
review-sign-advice = Consejo
review-sign-follow-up = Control posterior
review-sign-licence = Su licencia
review-sign-licence-is = { $name }, odontólogo/a, { $state } n.º { $number }
review-sign-no-licence = Sin licencia vigente en { $state }
review-sign-none-needed = no hace falta: { $why }
review-sign-asynchronous = Por qué sin visita en vivo
review-sign-attested = Usted declara
review-sign-attested-already = Declarado
review-sign-missing-views = Vistas que faltan
review-sign-missing-view = { $view }: { $why }
review-sign-sides = Lados que usted confirmó
review-sign-sides-already = Lados confirmados
review-sign-side = { $image }: { $where }
review-sign-quality = Sobre la calidad de las imágenes
review-sign-rests = Se basa en: { $findings }
review-sign-because = Porque: { $why }
review-sign-due = a más tardar el { $day }
review-sign-meaning = Su firma dice
review-sign-identity = Cómo demuestra su identidad
review-sign-identity-now = { $how ->
        [password_and_code] con contraseña y código, abajo
       *[password] con contraseña, abajo
    }
review-sign-identity-was = { $how ->
        [password_and_code] con contraseña y código
       *[password] con contraseña
    }, { $at }
review-proof-lead = Muestre una vez más que es usted.
review-proof-code = Código de su aplicación de autenticación
review-proof-wrong = La contraseña o el código no es correcto.
review-sign-unsaved = El borrador aún no está guardado. No se firmó nada.

# Sealed word for word with the signature (schemas/care/record.py).
review-meaning-record = Revisé personalmente los materiales enumerados, después de que se reunieron, salvo los que según este registro no se mostraron, y este registro expone mis hallazgos y mis recomendaciones.
review-meaning-addendum = Agrego esto al registro que aquí se nombra. El registro mismo queda tal como se firmó.
review-meaning-opinion = Miré personalmente las imágenes enumeradas. Esta es mi opinión para quien me la pidió; no cambia nada en ningún registro.

review-sealed = Firmado y sellado
review-sealed-at = Firmado { $at }
review-sealed-digest = SHA-256 de los bytes sellados
review-sealed-record = Registro
review-sealed-addendum = Adición { $number }
review-sealed-pdf = Abrir el registro (PDF)
review-sealed-packet = Paquete de auditoría (ZIP)
review-sealed-pdf-later = El registro legible se está preparando. Su enlace aparecerá aquí por sí solo.
review-opened = El paciente abrió el consejo { $at }.
review-not-opened = El paciente aún no ha abierto el consejo.
review-opened-missed = El plazo para abrirlo venció { $at }. Se pide al consultorio que llame a la familia.
review-letter = Abrir la carta para la familia (PDF)
review-call = Llame ahora
review-call-lead = Esta recomendación debe ser escuchada. Llame ahora al paciente o al tutor, dígasela y pida que la repita.
review-call-done = El consejo fue oído.
review-call-who = ¿Con quién habló?
review-call-read-back = Lo repitió con sus propias palabras
review-call-save = Registrar la conversación
review-call-when = ¿Cuándo hablaron?
review-call-when-hint = Déjelo vacío si fue ahora mismo.
review-call-number-of = Llamar a { $name } al { $number }
review-call-no-number = No se conoce ningún número de teléfono. Pregunte en la oficina.
review-call-mail-only = Solo se conoce un correo electrónico: { $address }. Pida un número en la oficina.
review-addend = Añadir al registro
review-addend-text = Adición
review-addend-reason = Por qué se añade
review-addend-for = ¿A quién le concierne?
review-addend-for-patient = Al paciente, a quien se le avisa con un mensaje
review-addend-for-record = Solo al registro; al paciente no se le avisa
review-addend-for-missing = Diga a quién le concierne.
review-addend-told = Al paciente se le avisa, y lo lee.
review-addend-untold = Solo para el registro.
review-addend-save = Firmar la adición
review-addend-done = La adición está sellada.

review-opinion = Segunda opinión { $number }
review-opinion-asked = { $by } la pidió { $at }:
review-opinion-asked-of = { $by } se la pidió a { $of } { $at }:
review-opinion-agrees = Coincide
review-opinion-differs = Difiere
review-opinion-signed = Firmada por { $by } { $at }.
review-opinion-was-before = Formada antes de leer lo que escribió el primer dentista.
review-opinion-was-after = Formada después de leer lo que escribió el primer dentista.
review-opinion-withdrawn = Retirada { $at }
review-opinion-waits = Todavía sin respuesta. No hace falta que la espere.
review-opinion-withdraw = Retirar la pregunta
review-opinion-ask = Pedir una segunda opinión
review-opinion-ask-lead = Un colega mira las imágenes y responde con su propia firma. Queda junto a su expediente y no cambia nada en él; al paciente no se le avisa.
review-opinion-question = ¿Qué quiere saber?
review-opinion-whom = ¿A quién le pregunta?
review-opinion-anybody = A cualquier dentista que pueda revisar este caso
review-opinion-nobody = Ningún otro dentista del consultorio tiene licencia en el estado del paciente, así que no hay a quién preguntar.
review-opinion-send = Preguntar
review-answer-title = Su segunda opinión
review-answer-looked = { $all ->
        [one] { $count } de { $all } imagen mirada
       *[other] { $count } de { $all } imágenes miradas
    }
review-answer-covered = Lo que escribió el primer dentista se muestra cuando haya mirado todas las imágenes.
review-answer-uncover = Mostrarlo ahora
review-answer-agreement = ¿Coincide con el primer dentista?
review-answer-text = ¿Qué ve y qué opina de ello?
review-answer-formed = ¿Cuándo se formó esta opinión?
review-answer-before = Antes de leer lo que escribió el primer dentista
review-answer-after = Después de leer lo que escribió el primer dentista
review-answer-missing = Elija una opción.
review-answer-sign = Firmar la opinión
review-answer-done = Su opinión está sellada. El primer dentista la lee junto al expediente.
review-asked-title = Segundas opiniones que le piden
review-asked-count = { $count ->
        [one] 1 caso
       *[other] { $count } casos
    }
review-asked-you = { $by } le pregunta a usted
review-asked-anybody = { $by } pregunta a cualquier dentista que pueda revisarlo
review-asked-waits = espera desde hace { $span }
review-asked-open = Dar una opinión
review-asked-open-of = Dar una opinión sobre el caso de { $patient }

review-hand-back = Devolver
review-hand-back-title = Devolver el caso
review-hand-back-lead = Otros odontólogos podrán tomarlo. Su borrador queda con el caso.
review-reason = Motivo
review-reason-missing = Diga por qué.
review-send-back = Pedir fotos
review-send-back-title = Pedir fotos otra vez
review-send-back-lead = El paciente o tutor recibe su frase y toma estas fotos otra vez. Todo lo enviado se conserva.
review-send-back-views = Qué vistas
review-send-back-sentence = Qué hacer mejor
review-send-back-missing = Elija una vista o escriba una frase.
review-send-back-now = Enviar la petición

review-saving-saved = Guardado
review-saving-saved-at = Guardado { $time }
review-saving-waiting = Aún sin guardar
review-saving-saving = Guardando …
review-saving-failed = No se pudo guardar. Se intenta de nuevo.
review-saving-stale = Otra ventana guardó un borrador más nuevo
review-saving-unheld = Sin guardar: el caso no es suyo ahora
review-saving-refused = Sin guardar: algo en el borrador no está en orden
review-stale-lead = No se sobrescribió nada. Cargue el borrador más nuevo, o conserve lo que ve aquí y guárdelo sobre el más nuevo. Copie antes lo que necesite.
review-stale-reload = Cargar el borrador más nuevo
review-stale-keep = Conservar el mío

review-suspect = Posible maltrato…
review-suspect-title = Posible maltrato o negligencia
review-keys = Teclas
review-keys-title = Teclas
review-keys-page = En esta página
review-keys-picture = Mientras la imagen tiene el foco
review-keys-chart = En el odontograma
review-keys-chart-lead = Las flechas mueven, Intro elige un diente. Una superficie que el diente no tiene no tiene letra.
review-key-place = Diente de leche o permanente
review-keys-draw = Al dibujar una marca
review-keys-draw-lead = Cada letra toma un tipo de marca; en el esquema dental son superficies. Las flechas traen la marca y la mueven, Mayús con una flecha mueve uno de sus puntos, Espacio pasa al punto siguiente, Intro la guarda, Escape la descarta. Polígono y mano alzada: las flechas mueven la cruz (con Mayús, más fino), Intro pone un punto, Retroceso lo quita, Intro en el primer punto o en el último termina.
review-keys-measure = Al medir o usar la lupa
review-keys-measure-lead = Las flechas mueven la cruz, con Mayús van más fino, Intro fija un punto, Escape sale.
review-keys-single = Las teclas sueltas funcionan fuera de los campos de texto
review-key-image = Imagen anterior, siguiente
review-key-stage = Imagen
review-key-compare = Comparar con una imagen anterior, o dejar de hacerlo
review-key-told = Historia
review-key-findings = Hallazgos
review-key-conclusion = Conclusión
review-key-advice = Consejo
review-key-sign = Antes de firmar
review-key-hide = Ocultar o mostrar las marcas
review-key-suspect = Posible maltrato o negligencia: privado
review-key-list = Lista de trabajo
review-key-next = Siguiente caso
review-key-help = Esta lista
review-key-zoom = Acercar, alejar
review-key-actual = Todos los píxeles
review-key-reset = Restablecer
review-key-window = Ventana (radiografías)
review-key-next-window = Ventana siguiente
review-key-invert = Invertir
review-key-gamma = Gamma
review-key-sharpen = Nitidez
review-key-emboss = Relieve
review-key-magnifier = Lupa
review-key-ruler = Regla
review-key-angle = Ángulo
review-key-rotate = Girar
review-key-flip = Voltear
review-key-film = Cuadro o página anterior y siguiente
review-key-play = Reproducir o pausar un video
review-key-move = Mover la imagen, o su ventana
