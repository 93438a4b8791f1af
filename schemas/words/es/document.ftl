# El registro firmado en papel (PDF/A). Las horas son las del lugar del paciente, salvo que diga UTC.

document-title = Registro de un encuentro asíncrono de teleodontología
document-file-title = Registro { $code }, caso { $case }, ronda { $round }
document-case = Caso { $case }, ronda { $round }
document-record-of = Registro sellado en su forma original (JSON)
document-addendum-of = Adenda sellada { $number } en su forma original (JSON)
document-opinion-of = Segunda opinión sellada { $number } en su forma original (JSON)
document-page = Página { $page } de { $pages }
document-footer = Caso { $case } · sello { $seal } …
document-date = { DATETIME($date, dateStyle: "long") }
document-bytes = { NUMBER($size) } bytes
document-pixels = { NUMBER($px, useGrouping: 0) } px
document-utc = { $time } UTC
document-none = Ninguno
document-not-told = no se dijo
document-days = { $days } d { $hours } h
document-hours = { $hours } h { $minutes } min
document-minutes = { $minutes } min { $seconds } s
document-seconds = { $seconds } s
document-before = { $span } antes

document-strip-patient = Paciente
document-strip-dentist = Revisado y firmado por
document-strip-signed = Firmado
document-strip-urgency = Recomendación
document-born = nacimiento: { $date } ({ $age ->
        [one] 1 año
       *[other] { $age } años
    } al firmar)
document-strip-addenda = { $count ->
        [one] A este registro pertenece una adenda; está después de la firma.
       *[other] A este registro pertenecen { $count } adendas; están después de la firma.
    }
document-strip-opinions = { $count ->
        [one] Junto a este registro hay una segunda opinión, después de la firma.
       *[other] Junto a este registro hay { $count } segundas opiniones, después de la firma.
    }

document-part-patient = Paciente, lugar y consentimiento
document-patient = Paciente
document-patient-id = Identificador del paciente
document-place = Lugar del paciente
document-place-is = { $state }, { $setting }; dicho el { $when }
document-answered = Respondió
document-named = { $name } ({ $what })
document-consent = Consentimiento
document-consent-is = Versión { $version } ({ $language }), dado por { $name } ({ $relationship }, { $method }) el { $when }
document-consent-digest = SHA-256 del texto de consentimiento
document-emergency = Preguntas de emergencia
document-emergency-none = A ninguna pregunta se respondió que sí; respondido el { $when }
document-emergency-some = Sí a: { $flags }; respondido el { $when }
document-red-flag-yes = Este caso fue marcado con una señal de alarma.

document-part-complaint = Motivo de consulta e historia
document-complaint = Motivo de consulta, en palabras de quien envió el caso
document-told = Lado, dolor, desde
document-side = lado: { $side }
document-pain = dolor: { $pain } de 10
document-pain-not-told = dolor: no se dijo
document-since = desde: { $since }
document-conditions = Enfermedades
document-medicines = Medicinas
document-allergies = Alergias
document-alerts = Alertas médicas
document-alert-is = { $alert } (aceptada por { $by }, { $when })

document-part-findings = Hallazgos
document-finding = N.º
document-tooth = Diente
document-tooth-is = Universal { $universal } · FDI { $fdi }
document-no-tooth = Ningún diente en particular
document-region-is = { $region }, área { $area }
document-surfaces = Superficies
document-observed = Observado
document-confidence = Certeza
document-seen-on = Visto en
document-picture-number = Imagen { $number }
document-from-history = Contado, no visto
document-note = Nota: { $text }
document-code-is = { $words } ({ $system } { $code })
document-system-practice = código del consultorio
document-system-snomed = SNOMED CT
document-limitation-of = Limitación: { $text }
document-marked = Dibujado en la imagen: { $marks }
document-mark-words = las palabras «{ $text }»
document-mark-arrow = flecha
document-mark-box = recuadro
document-mark-ellipse = elipse
document-mark-polygon = polígono
document-mark-freehand = trazo a mano alzada
document-no-abnormality = No se ve ninguna anomalía en estas imágenes.
document-no-findings = No se anotan hallazgos: estas imágenes no lo permiten.
document-teeth-systems = Universal 1 a 32 y A a T; FDI de dos cifras (ISO 3950). El mismo número nombra dientes distintos en los dos sistemas.

document-part-chart = Odontograma
document-chart-silent = De un diente que no se nombra aquí, el odontograma no dice nada. Las caries son hallazgos y figuran arriba.

document-part-conclusion = Conclusión
document-sufficiency = ¿Bastan las imágenes?
document-limitation = Lo que no se pudo valorar
document-on-these-pictures = Este registro dice lo que se ve en estas imágenes. Un examen en persona con radiografías puede encontrar más.

document-part-advice = Recomendaciones
document-advice-for = Para
document-advice-safety-net = No esperar
document-advice-due = Antes de
document-advice-rests = Se basa en
document-advice-because = Porque
document-finding-number = { $numbers ->
        [one] hallazgo { $list }
       *[other] hallazgos { $list }
    }
document-follow-up = Seguimiento
document-no-follow-up = No hace falta: { $why }
document-in-person = El paciente puede pedir una visita en persona en cualquier momento.
document-help = El consultorio atiende en el { $phone }. En una emergencia llame al 911.
document-why-remote = Por qué se revisó de forma asíncrona
document-live = Interacción en vivo
document-no-live = No la hubo entre el dentista que revisó y el paciente, ni con quien tomó las imágenes mientras las tomaba, para esta revisión.
document-live-unsaid = El registro no declara que no la hubo.
document-history-read = Historial de salud
document-history-read-yes = Quien firma leyó el motivo de consulta y el historial de salud.
document-history-read-unsaid = El registro no declara que quien firma lo leyó.
document-attested = Guardado así por última vez

document-part-signature = Firma
document-licence = Licencia
document-licence-is = { $kind }, { $state } n.º { $number }, vigente del { $from } al { $to }
document-signed-at = Firmado el
document-identity = Identidad demostrada
document-identity-is = { $how }, { $when }
document-identity-password = con contraseña
document-identity-password_and_code = con contraseña y código
document-meaning = Significado
document-amends = Se añade a los bytes sellados con SHA-256

document-part-addendum = Adenda { $number }
document-addendum-reason = Motivo

document-part-prescriptions = Recetas
document-rx-not-sent-by-us = Se documenta aquí y nunca se envía desde aquí. Lo que se dice del envío es palabra de quien receta, en el momento de la firma.
document-rx-drug = Medicamento
document-rx-directions = Indicaciones
document-rx-quantity = Cantidad
document-rx-quantity-is = { $quantity }; resurtidos: { $refills }
document-rx-indication = Para qué
document-rx-start = Desde
document-rx-schedule = Sustancia controlada
document-rx-weight = Peso
document-rx-kilograms = { $weight } kg
document-rx-despite = Se da a pesar de una alergia que coincide, porque
document-rx-prescriber = Quien receta
document-rx-npi = NPI
document-rx-pharmacy = Farmacia
document-rx-status = Estado
document-rx-method = Enviada por
document-rx-external = A través de
document-rx-sent-at = Enviada
document-schedule-none = no
document-schedule-II = lista II
document-schedule-III = lista III
document-schedule-IV = lista IV
document-schedule-V = lista V
document-course-documented = documentada, sin enviar
document-course-reported_sent = enviada, según quien receta
document-course-cancelled = cancelada
document-course-failed = no se pudo enviar
document-sent_by-e_prescribing = receta electrónica
document-sent_by-telephone = teléfono
document-sent_by-fax = fax
document-sent_by-paper = papel

document-part-opinion = Segunda opinión { $number }
document-opinion-stands = Se preguntó a otro dentista, que responde aquí bajo su propio sello. No es parte del registro anterior y no cambia nada en él.
document-opinion-asked = Pregunta de { $by }
document-opinion-asked-at = Preguntado el
document-opinion-seen = Mirado para ella
document-opinion-pictures = Imágenes número { $list }
document-opinion-formed = Formada
document-opinion-before = antes de leer lo que escribió el primer dentista
document-opinion-after = después de leer lo que escribió el primer dentista
document-opinion-beside = Está junto a los bytes sellados con SHA-256
document-opinion-draft = nada todavía: el registro aún no estaba firmado
document-agreement-agrees = Coincide
document-agreement-differs = Difiere

document-part-gathered = Qué se reunió, cómo y cuándo
document-times-local = Las horas son las del lugar del paciente ({ $zone }), salvo que diga UTC. Lo que dice un archivo es su propia palabra; «reloj del aparato» es el del aparato que lo envió. Ninguno se comprobó.
document-item = N.º
document-item-what = Qué
document-item-how = Cómo se tomó y envió
document-item-when = Cuándo
document-item-state = Estado e integridad
document-acquired = el archivo dice tomada { $when }
document-captured = reloj del aparato { $when }
document-clocks-differ = ! el archivo y el reloj del aparato difieren en más de un día
document-announced = enviada { $when }
document-received = recibida { $when }
document-verified = verificada { $when }
document-not-received = no recibida
document-not-verified = no verificada
document-device = aparato: { $device }
document-device-unknown = aparato no dicho
document-licence-number = licencia { $number }
document-channel-is = enviada por { $channel }
document-taken-by = tomada por { $who }
document-added-by = agregada por { $who }
document-collected-at = { $setting }, { $state }
document-ada-1100 = ADA-1100 { $code }
document-side-confirmed = izquierda y derecha confirmadas por quien firma { $when }
document-sides-left = la derecha del paciente está en el borde izquierdo
document-sides-right = la derecha del paciente está en el borde derecho
document-sides-top = la derecha del paciente está en el borde superior
document-sides-bottom = la derecha del paciente está en el borde inferior
document-sides-R = muestra el lado derecho del paciente
document-sides-L = muestra el lado izquierdo del paciente
document-sides-unsure = izquierda y derecha sin confirmar
document-sides-file = el archivo dice: { $text }
document-quality-is = calidad: { $quality }
document-quality-override = el dentista sobre la calidad: { $text }
document-digest-short = SHA-256 { $digest }…
document-round = ronda { $round }
document-caption = { $number }. { $view }
document-caption-marks = { $number }. { $view }; las marcas llevan el número del hallazgo
document-picture-alt = Imagen { $number } del caso: { $view }
document-picture-absent = Esta imagen no está impresa aquí.
document-wanted = Vistas requeridas
document-wanted-here = { $view } (está)
document-wanted-missing = { $view } (falta: { $why })
document-wanted-missing-unexplained = { $view } (falta)
document-asked = Pedidas de nuevo
document-asked-is = { $when }, por { $who }: { $views }
document-asked-sentence = { $asked }. { $sentence }
document-limited = Límites de las imágenes
document-limited-yes = Cuando el caso quedó listo, al menos una vista requerida faltaba o era débil.

document-part-when = Cuándo se revisó
document-step = Paso
document-local = Hora local
document-utc-time = UTC
document-elapsed = Después del paso anterior
document-stamp-captured = Tomada (última imagen, reloj del aparato)
document-stamp-sent = Enviado
document-stamp-received = Recibido completo
document-stamp-ready = Listo para revisar
document-stamp-review_started = Revisión empezada
document-stamp-signed = Firmado
document-stamp-communicated = Comunicado
document-later = Después de firmar; lo cuenta la historia del caso

document-part-looks = Miradas
document-looks-lead = Cada línea es un momento en que una imagen se mostró al menos un segundo, con el lado largo de lo mostrado.
document-look-who = Quién
document-look-when = Cuándo
document-look-px = Lado largo
document-look-signer = Quien firma
document-look-none = No hay ninguna mirada anotada.

document-part-appendix = Apéndice: huellas y sello
document-digest = SHA-256
document-digest-original = Original
document-digest-pixels = Valores de píxel guardados
document-digest-thumb = Derivada pequeña
document-digest-display = Derivada para mostrar
document-digest-frame = Imagen sin pérdida
document-digest-full = Mosaicos en tamaño completo
document-digest-film = Cuadros o páginas
document-digest-text = Texto de la carta
document-pieces = { $count ->
        [one] enviada en 1 parte
       *[other] enviada en { $count } partes
    }
document-seal = Sello: SHA-256 de record.json
document-seal-how = El archivo record.json en este documento es el registro sellado, byte por byte. Su SHA-256 tiene que ser el sello. Este PDF es una forma legible; si difieren, vale record.json.
document-signs = Los signos que estas letras no pueden imprimir se escriben con su número Unicode, como [U+4E2D]; record.json los guarda como se escribieron.
document-history-head = Cabeza de la historia del caso al firmar
document-history-length = Líneas de la historia del caso al firmar
document-record-version = Versión del registro
document-organization-id = Identificador de la organización
document-case-id = Identificador del caso
document-addendum-seal = Sello de la adenda { $number }
document-opinion-seal = Sello de la segunda opinión { $number }

document-part-told = Cómo se comunicó la recomendación
document-told-as-of = Hasta donde se sabía el { $when }. Ocurrió después de la firma: no está bajo el sello, y el historial del caso lo guarda.
document-told-nothing = Todavía no se sabe de ningún mensaje, de ninguna llamada ni de que se haya abierto la recomendación.
document-told-what = Qué pasó
document-told-call = { $who } la dijo por teléfono a { $to }, que la repitió
document-told-spoke = { $who } habló por teléfono con { $to }, no para decir la recomendación
document-told-nobody = { $who } llamó; nadie contestó
document-told-opened = La recomendación se abrió con el enlace del paciente, después de dar la fecha de nacimiento
document-told-confirmed = Se confirmó en esa página: «Leí esto y sé qué hacer»
document-told-communicated = Desde aquí cuenta como comunicada
document-message-advice_ready = Mensaje de que la respuesta está lista
document-message-advice_added = Mensaje de que se agregó algo
document-delivery-sent = enviado
document-delivery-failed = no se pudo enviar
document-delivery-returned = devuelto
document-outcome = Resultado
document-outcome-open = Abierto: no se había informado nada cuando se firmó este registro. Lo que se sepa después estará en una adenda.
document-part-consent-text = El texto que se aceptó
document-consent-text-is = Versión { $version } ({ $language }), SHA-256
document-consent-text-absent = El texto no se imprime aquí; la organización lo guarda bajo su versión.

document-language-en = inglés
document-language-es = español

document-sex-female = femenino
document-sex-male = masculino
document-sex-other = otro
document-sex-unknown = sexo no dicho

document-case_type-emergency_screening = Valoración de emergencia
document-case_type-second_opinion = Segunda opinión
document-case_type-post_treatment = Después de un tratamiento
document-case_type-school_screening = Revisión escolar
document-case_type-ortho_progress = Progreso de ortodoncia
document-case_type-general_question = Pregunta general

document-relationship-patient = paciente
document-relationship-parent = madre o padre
document-relationship-legal_guardian = tutor legal
document-relationship-authorized_proxy = representante autorizado
document-relationship-other = otra persona

document-setting-home = en casa
document-setting-school = en la escuela
document-setting-clinic = en una clínica
document-setting-other = en otro lugar

document-method-typed_name = nombre escrito
document-method-paper = en papel
document-method-spoken = de palabra

document-side-left = izquierdo
document-side-right = derecho
document-side-both = los dos lados
document-side-middle = en medio
document-side-unsure = no es seguro

document-flag-breathing = dificultad para respirar o tragar
document-flag-swelling = hinchazón en el ojo, debajo de la lengua o en el cuello, o con fiebre
document-flag-cannot_open = no puede abrir la boca
document-flag-bleeding = sangrado después de 20 minutos de presión
document-flag-head_injury = golpe en la cabeza
document-flag-knocked_out = diente de adulto arrancado por un golpe

document-condition-heart = enfermedad del corazón
document-condition-bleeding = trastorno de la coagulación
document-condition-blood_thinner = anticoagulante
document-condition-bisphosphonate = bisfosfonato
document-condition-diabetes = diabetes
document-condition-immune = defensas bajas
document-condition-pregnant = embarazo
document-condition-latex = alergia al látex
document-alert-anticoagulant = Anticoagulante
document-alert-bleeding = Trastorno de la coagulación
document-alert-bisphosphonate = Bisfosfonato
document-alert-endocarditis = Riesgo de endocarditis
document-alert-immune = Sistema inmunitario débil
document-alert-diabetes = Diabetes
document-alert-pregnancy = Embarazo
document-alert-latex = Alergia al látex
document-alert-allergy = Alergia

document-view-front = Frente
document-view-right = Lado derecho
document-view-left = Lado izquierdo
document-view-upper = Dientes de arriba
document-view-lower = Dientes de abajo
document-view-close_up = De cerca
document-view-face = Cara
document-view-periapical = Radiografía periapical
document-view-bitewing_right = Radiografía de aleta derecha
document-view-bitewing_left = Radiografía de aleta izquierda
document-view-panoramic = Radiografía panorámica
document-view-other_radiograph = Otra radiografía
document-view-document = Carta o escaneo 3D

document-mirror-direct = como en la boca
document-mirror-mirrored = imagen de espejo
document-mirror-mirrored_corrected = imagen de espejo, corregida
document-mirror-unconfirmed = ni la lente ni el archivo dicen izquierda y derecha

document-role-patient = paciente
document-role-guardian = tutor
document-role-hygienist = higienista
document-role-frontdesk = recepción
document-role-biller = facturación
document-role-coordinator = coordinación
document-role-dentist = dentista
document-role-specialist = especialista
document-role-programme_lead = dirección del programa
document-role-auditor = auditoría
document-role-admin = administración
document-role-worker = el sistema

document-channel-patient_link = el enlace del paciente
document-channel-field_app = la tableta de campo
document-channel-office = el consultorio

document-status-announced = anunciada, nunca recibida
document-status-received = recibida, aún no visible
document-status-normalized = visible
document-status-attached = guardado como archivo adjunto; no se mostró al dentista y no forma parte de lo revisado
document-status-unreadable = no se pudo leer
document-status-held = retenida para que la revise una persona
document-status-dropped = retirada

document-reason-empty = el archivo estaba vacío
document-reason-wrong_type = un tipo de archivo que no se acepta
document-reason-too_large = demasiado grande
document-reason-too_small = muy pocos píxeles
document-reason-undecodable = dañada
document-reason-no_picture = sin imagen dentro
document-reason-unsupported = de un tipo que no se puede mostrar con fidelidad
document-reason-too_long = un video de más de un minuto
document-reason-locked = protegido con contraseña
document-reason-limit = más allá de los límites de lectura
document-reason-processing_failed = la lectura falló
document-reason-other-patient = es de otra persona
document-reason-identity = el nombre o la fecha de nacimiento dentro es otro
document-reason-sop_reuse = su identificador ya se usó
document-reason-other_case = el mismo archivo se envió para otro paciente
document-reason-safeguarding = protección de la persona

document-length-clip = Video, { NUMBER($seconds, maximumFractionDigits: 1) } s, { $shown } de { $frames } cuadros que se pueden ver uno por uno
document-length-letter = { $shown ->
        [one] Carta, 1 página
       *[other] Carta, { $shown } páginas
    }
document-length-film = Serie, { $shown } de { $frames } cuadros que se pueden ver uno por uno

document-quality-good = buena
document-quality-usable = usable
document-quality-retake = débil
document-quality-not_judged = sin evaluar

document-by-dentist = el dentista
document-by-gate = el control de calidad

document-observation-caries = Caries
document-observation-fracture = Fractura
document-observation-abscess = Absceso
document-observation-swelling = Hinchazón
document-observation-gingivitis = Gingivitis
document-observation-calculus = Sarro
document-observation-restoration_defect = Defecto de una restauración
document-observation-erosion = Erosión
document-observation-lesion = Lesión
document-observation-missing = Ausente
document-observation-eruption = Erupción
document-observation-malocclusion = Maloclusión
document-observation-healing = Cicatrización
document-observation-other = Otro

document-charted-present = Presente
document-charted-missing = Ausente
document-charted-unerupted = Sin erupcionar
document-charted-restored = Restaurado
document-charted-sealed = Sellado

document-severity-mild = leve
document-severity-moderate = moderada
document-severity-severe = grave
document-severity-not_graded = sin grado
document-region-whole_mouth = toda la boca
document-region-upper_arch = arcada superior
document-region-lower_arch = arcada inferior
document-region-upper_right = cuadrante superior derecho
document-region-upper_left = cuadrante superior izquierdo
document-region-lower_left = cuadrante inferior izquierdo
document-region-lower_right = cuadrante inferior derecho
document-region-upper_right_sextant = sextante superior derecho
document-region-upper_front = sextante superior anterior
document-region-upper_left_sextant = sextante superior izquierdo
document-region-lower_left_sextant = sextante inferior izquierdo
document-region-lower_front = sextante inferior anterior
document-region-lower_right_sextant = sextante inferior derecho
document-region-gingiva = encías
document-region-tongue = lengua
document-region-palate = paladar
document-region-lip = labio
document-region-cheek = mejilla
document-region-floor_of_mouth = piso de la boca
document-region-face = cara

document-confidence-high = alta
document-confidence-moderate = media
document-confidence-low = baja

document-sufficiency-sufficient = Bastan para esta conclusión
document-sufficiency-limited = Bastan solo con límites
document-sufficiency-insufficient = No bastan: no se hizo diagnóstico

document-urgency-emergency = Emergencia: ahora, con los servicios de emergencia
document-urgency-urgent = Urgente: en 24 horas
document-urgency-soon = Pronto: en dos semanas
document-urgency-routine = De rutina: en la próxima visita
document-urgency-no_problem_visible = Ningún problema visible en estas imágenes

document-target-patient = paciente
document-target-guardian = tutor
document-target-physician = médico
document-target-specialist = especialista

document-licence_kind-dentist = Dentista
document-licence_kind-hygienist = Higienista
