# La página del paciente: puerta, preguntas, fotos y lo que sigue. Dicho a una madre o un padre en la cocina: breve y sin términos técnicos.

capture-title = Su consulta dental
capture-progress = Paso { $at } de { $of }
capture-call = Llamar a { $practice }: { $phone }
capture-change = Cambiar

capture-door = Envíe fotos a su dentista
capture-door-read = Lea la respuesta de su dentista
capture-door-lead = { $practice } le pide que responda unas preguntas y tome algunas fotos. Necesita unos 10 minutos. No necesita una cuenta.
capture-door-lead-read = { $practice } tiene una respuesta para usted.
capture-birth = Fecha de nacimiento del paciente
capture-birth-hint = De la persona de cuyos dientes se trata, también si usted responde por un niño.
capture-door-why = La pedimos para que nadie más pueda abrir este enlace.
capture-door-wrong = Esta fecha no coincide.
capture-door-wrong-hint = Escriba la fecha de nacimiento del paciente, no la suya. Después de cinco fechas incorrectas, el enlace se bloquea.
capture-door-again = Estuvo ausente un rato. Escriba otra vez la fecha de nacimiento. Las fotos que aún no se enviaron siguen en este teléfono.

capture-locked = Este enlace está bloqueado
capture-locked-lead = Se escribieron demasiadas fechas de nacimiento incorrectas. Llame al consultorio y pida un enlace nuevo.
capture-ended = Este enlace ya terminó
capture-ended-lead = Ya no se puede usar. Llame al consultorio y pida un enlace nuevo.
capture-unknown = No conocemos este enlace
capture-unknown-lead = Abra el enlace exactamente como está en su mensaje. Si no funciona, llame al consultorio y pida un enlace nuevo.
capture-no-session = Abra otra vez su enlace
capture-no-session-lead = Por su seguridad, esta página se cierra después de un rato. Abra otra vez el enlace de su mensaje. Las fotos que aún no se enviaron siguen en este teléfono.
capture-away = No hay conexión con el servidor
capture-away-lead = Revise su conexión. Nada de lo que envió se ha perdido.
capture-closed-emergency = Si es una emergencia

capture-who = ¿Quién responde?
capture-who-missing = Diga quién responde.
capture-who-patient = Soy el paciente
capture-who-parent = Soy la madre o el padre del paciente
capture-who-guardian = Soy el tutor legal del paciente
capture-who-proxy = Puedo decidir por el paciente
capture-who-proxy-hint = Tiene un poder legal o algo parecido.
capture-who-other = Otra persona
capture-who-other-hint = Puede ayudar con las respuestas y tomar las fotos. Antes de las fotos, alguien que pueda decidir por el paciente tiene que dar el consentimiento.
capture-name = Su nombre completo
capture-name-missing = Escriba su nombre.

capture-place = ¿Dónde está el paciente ahora?
capture-place-lead = Un dentista solo puede responder si tiene licencia en el estado donde está el paciente en este momento.
capture-state = Estado
capture-state-missing = Elija el estado.
capture-setting = Tipo de lugar
capture-setting-missing = Diga qué tipo de lugar es.
capture-setting-home = En casa
capture-setting-school = En la escuela
capture-setting-clinic = En una clínica o un consultorio
capture-setting-other = En otro lugar

capture-stop = No podemos ayudar en este estado
capture-stop-lead = Ningún dentista de { $practice } puede responder ahora por pacientes en este estado. No tome fotos: nadie podría verlas. El consultorio ve que usted preguntó.
capture-stop-instead = Lo que puede hacer
capture-stop-visit = Llame al consultorio. Allí pueden decirle a quién acudir.
capture-stop-local = Pida una cita con un dentista cerca de usted.
capture-stop-centre = Si no tiene dentista, busque un centro de salud comunitario o una facultad de odontología cerca. Suelen costar menos.
capture-stop-change = El paciente está en otro estado

capture-consent = Lea esto y diga si está de acuerdo
capture-sign = Escriba su nombre completo si está de acuerdo
capture-sign-hint = Vale como su firma. Escríbalo como lo puso antes: { $name }
capture-sign-missing = Escriba su nombre completo si está de acuerdo.
capture-sign-other = Escriba su nombre como lo puso antes: { $name }. Si responde otra persona, vuelva a la primera pregunta e indíquelo.
capture-agree = Estoy de acuerdo
capture-consent-given = Usted ya aceptó este texto.
capture-consent-no = Si no está de acuerdo, puede cerrar esta página. Llame al consultorio para una visita en persona.
capture-consent-not-you = Otra persona tiene que dar el consentimiento
capture-consent-minor = El paciente no es mayor de edad en este estado. La madre, el padre o el tutor legal tiene que leer el consentimiento y aceptarlo.
capture-consent-adult = El paciente es mayor de edad en este estado. El paciente tiene que leer el consentimiento y aceptarlo, o alguien que legalmente pueda decidir por él.
capture-consent-other = Solo puede aceptar el paciente; si es un niño, la madre, el padre o el tutor legal; o alguien que legalmente pueda decidir por el paciente.
capture-consent-how = Esa persona puede aceptar aquí ahora, o más tarde en otro teléfono con el mismo enlace. Después pueden tomar las fotos juntos. No se pierde nada.
capture-consent-change = Esa persona está aquí ahora

capture-complaint = ¿Cuál es el problema?
capture-words = Cuéntelo con sus propias palabras
capture-words-hint = Por ejemplo: me duele una muela al masticar.
capture-words-missing = Escriba unas palabras sobre el problema.
capture-since = ¿Desde cuándo?
capture-since-hint = Por ejemplo: desde el domingo, o hace más o menos un mes.
capture-where = ¿Dónde y cuánto?
capture-side = ¿De qué lado?
capture-side-hint = La izquierda y la derecha del propio paciente.
capture-side-missing = Diga de qué lado es.
capture-side-right = Derecho
capture-side-left = Izquierdo
capture-side-middle = En el medio
capture-side-both = De los dos lados
capture-side-unsure = No estoy seguro
capture-pain = ¿Cuánto duele ahora?
capture-pain-hint = 0 es sin dolor, 10 es el peor dolor.
capture-pain-missing = Elija un número, o «No sé decirlo».
capture-pain-unknown = No sé decirlo

capture-history = ¿Tiene el paciente algo de esto?
capture-history-hint = Elija todo lo que sea cierto.
capture-conditions-missing = Elija lo que sea cierto, o «Nada de esto».
capture-condition-heart = Un problema del corazón o una válvula cardíaca
capture-condition-bleeding = Sangra por mucho tiempo
capture-condition-blood_thinner = Toma un anticoagulante
capture-condition-bisphosphonate = Toma medicina para los huesos débiles
capture-condition-diabetes = Diabetes
capture-condition-immune = Defensas bajas
capture-condition-pregnant = Está embarazada
capture-condition-latex = Alergia al látex
capture-condition-none = Nada de esto
capture-medicines = Medicinas que toma el paciente
capture-medicines-hint = Déjelo en blanco si no toma ninguna.
capture-allergies = Alergias
capture-allergies-hint = A medicinas, alimentos u otra cosa. Déjelo en blanco si no tiene.

capture-lens = ¿Qué cámara va a usar?
capture-lens-hint = La cámara frontal o un espejo pueden cambiar izquierda por derecha. El dentista tiene que saberlo.
capture-lens-missing = Diga qué cámara va a usar.
capture-lens-this = Cámara para la próxima foto
capture-lens-rear = Cámara trasera
capture-lens-rear-hint = Es la mejor. Pida ayuda a alguien.
capture-lens-selfie = Cámara frontal (selfi)
capture-lens-mirror = Una foto en un espejo
capture-lens-unknown = No sé

capture-photos = Tome las fotos
capture-photos-lead = Le pedimos { $count ->
        [one] 1 foto
       *[other] { $count } fotos
    }. Cada página muestra cómo hacerlo. Primero lávese las manos y busque un lugar con luz.
capture-again = Tome otra vez estas fotos
capture-again-gate = Algunas fotos no se ven con claridad. Inténtelo una vez más. Si no salen mejor, envíe el caso como está: un dentista lo verá.
capture-again-dentist = El dentista vio sus fotos y le pide:
capture-to-advice = Leer la respuesta del dentista a sus fotos anteriores
capture-to-photos = Volver a las fotos
capture-view-front = Dientes de frente, mordiendo
capture-view-right = Lado derecho
capture-view-left = Lado izquierdo
capture-view-upper = Dientes de arriba
capture-view-lower = Dientes de abajo
capture-view-close_up = El problema de cerca
capture-view-face = Toda la cara
capture-how-front = Junte las muelas y sonría ampliamente. Separe los labios con dos cucharas limpias o con los dedos. Sostenga el teléfono a la altura de la boca, a un antebrazo de distancia.
capture-how-right = Junte los dientes. Separe la mejilla derecha con una cuchara limpia. Tome la foto desde el lado derecho del paciente.
capture-how-left = Junte los dientes. Separe la mejilla izquierda con una cuchara limpia. Tome la foto desde el lado izquierdo del paciente.
capture-how-upper = Abra mucho la boca e incline la cabeza hacia atrás. Sostenga el teléfono abajo y apunte a los dientes de arriba.
capture-how-lower = Abra mucho la boca, con la barbilla baja y la lengua hacia atrás. Sostenga el teléfono arriba y apunte a los dientes de abajo.
capture-how-close_up = Muestre el lugar que duele o se ve mal. Quédese a un antebrazo de distancia y toque el diente en la pantalla para que salga nítido.
capture-how-face = Mire de frente al teléfono con la cara relajada. Se debe ver cualquier hinchazón.
capture-how-radiograph = Elija el archivo de la radiografía que tiene. Lo mejor es un archivo DICOM de un dentista; también sirve una foto clara.
capture-photo-of = Foto { $at } de { $of }
capture-how-document = Elija la carta en PDF, o el escaneo como archivo STL o PLY. El escaneo se guarda con su caso, pero el dentista no puede verlo aquí.
capture-camera = Tomar la foto
capture-camera-again = Tomarla otra vez
capture-video = Grabar un video (hasta 1 minuto, no se usa el sonido)
capture-file = Elegir una foto o un archivo
capture-take = Tomar
capture-take-again = Ver o repetir
capture-none-yet = Todavía no hay foto
capture-next-view = Siguiente: { $view }
capture-photos-done = Listo: ver todas las fotos
capture-others = Otras imágenes
capture-more = Agregar otra foto, un video, una radiografía o una carta
capture-more-what = ¿Qué muestra?
capture-more-close_up = El problema de cerca
capture-more-close_up-hint = Un diente, una llaga, una hinchazón. También puede ser un video corto
capture-more-face = Toda la cara
capture-more-face-hint = Ayuda cuando algo está hinchado
capture-more-radiograph = Una radiografía
capture-more-document = Una carta o un escaneo 3D
capture-more-document-hint = Un PDF de un dentista, o un archivo STL o PLY
capture-more-radiograph-hint = Un archivo de un dentista, o una foto de ella
capture-to-check = Revisar y enviar
capture-limits = Hasta { $files } archivos, cada uno de hasta { $each } MB, en total hasta { $all } MB. El lugar donde se tomó una foto no se comparte.
capture-remove = Quitar
capture-remove-sure = ¿Quitar esta foto? El dentista no la verá.
capture-remove-not = Dejarla
capture-photo-alt = Su foto: { $view }
capture-not-kept = Este teléfono no puede guardar sus fotos mientras no está aquí. Deje abierta esta página hasta que cada foto diga «recibida».

capture-state-reading = Preparando …
capture-state-waiting = En espera
capture-state-waiting-safe = Está segura en este teléfono y se enviará enseguida.
capture-state-waiting-offline = Está segura en este teléfono y se enviará en cuanto haya conexión.
capture-state-waiting-open = Se enviará enseguida. Deje abierta esta página: este teléfono no puede guardarla.
capture-state-sending = Enviando { $percent } %
capture-state-received = Recibida. La estamos revisando.
capture-state-checked = Recibida
capture-state-weak = Guardada en este teléfono, sin enviar todavía
capture-weak-again = Tomarla otra vez
capture-weak-anyway = Enviarla de todos modos
capture-weak-all = Enviar así como están
capture-weak-waiting = { $count ->
    [one] 1 foto podría salir mejor y todavía no se ha enviado. Puede tomarla otra vez o enviarla así como está.
   *[other] { $count } fotos podrían salir mejor y todavía no se han enviado. Puede tomarlas otra vez o enviarlas así como están.
 }
capture-state-retake = Recibida, pero tómela otra vez
capture-state-attached = Recibido y guardado como archivo adjunto
capture-state-attached-why = Se guarda con su caso. Aquí no se puede mostrar, así que no cuente con que el dentista lo vea.
capture-state-unreadable = No se puede usar
capture-state-refused = No se envió
capture-state-held = Recibida
capture-state-held-why = El consultorio debe revisarla antes de que la vea el dentista. Usted no tiene que hacer nada.
capture-state-elsewhere = Sin terminar
capture-state-elsewhere-why = Se empezó en otro teléfono. Termine allí, elija aquí la misma imagen o quítela.
capture-refused-generic = No podemos usar este archivo. Tome o elija otro.
capture-refused-duplicate = Ya envió esta imagen.
capture-refused-quota = Es más de lo que cabe en un caso. Quite antes otro archivo.
capture-refused-quota-spent = Este caso ya aceptó todos los archivos que puede aceptar. Llame al consultorio.
capture-refused-unreadable-here = Este teléfono ya no puede abrir el archivo. Tómelo o elíjalo otra vez.
capture-refused-out-of-turn = Llegó demasiado tarde: el caso ya no acepta imágenes.
capture-refused-gone = Llegó demasiado tarde: el caso ya no acepta imágenes.

capture-check = Revise y envíe
capture-sum-who = Responde
capture-sum-place = El paciente está en
capture-sum-complaint = Problema
capture-sum-pain = Dolor
capture-sum-pain-of = { $pain } de 10
capture-photos-yours = Sus fotos
capture-photos-change = Cambiar las fotos
capture-wanting = Estas fotos faltan o no se ven con claridad
capture-best = ¿No puede tomarlas?
capture-best-hint = Puede enviar sin ellas. Es posible que el dentista pueda decir menos.
capture-best-yes = No puedo tomarlas, o no salen mejor
capture-best-missing = Tome estas fotos, o diga que no puede.
capture-need-one = Agregue al menos una foto. Sin ninguna, el dentista no puede ver nada.
capture-still-sending = { $count ->
        [one] Todavía se está enviando 1 foto.
       *[other] Todavía se están enviando { $count } fotos.
    } Se envían mientras esta página está abierta. Si la cierra, esperan en este teléfono hasta que vuelva a abrir su enlace.
capture-still-elsewhere = Una foto no se terminó en otro teléfono. Termine allí, o quítela arriba.
capture-send = Enviar al dentista

capture-sent = Enviado
capture-status-submitted = Estamos revisando sus fotos
capture-status-ready = Esperando a un dentista
capture-status-in_review = Un dentista lo está viendo
capture-status-signed = Se está preparando la respuesta
capture-sent-lead = { $practice } tiene sus respuestas y fotos. Puede cerrar esta página.
capture-next = Qué sigue ahora
capture-next-check = Revisamos que las fotos se vean. Si alguna no se ve, se la pedimos enseguida.
capture-next-message = Recibirá un mensaje cuando llegue la respuesta. La leerá con este mismo enlace.
capture-expect-by = La verá un dentista con licencia en su estado, normalmente a más tardar el { $at }.
capture-expect-late = La verá un dentista con licencia en su estado. Está tardando más de lo debido: llame al consultorio si está preocupado.
capture-expect-flagged = El consultorio ve primero su señal de alarma. No espere una respuesta aquí: haga lo que dice la nota roja.
capture-worse = Si empeora
capture-more-later = Agregar otra foto
capture-late = { $count ->
        [one] Una foto no llegó
       *[other] { $count } fotos no llegaron
    }
capture-late-answered = El dentista ya había respondido cuando se envió. Si muestra algo nuevo, llame al consultorio.
capture-late-over = Este caso ya no acepta fotos. Si muestra algo nuevo, llame al consultorio.
capture-late-read = Entendido
capture-withdrawn = Este caso se cerró
capture-expired = Se acabó el plazo para enviar
capture-over-lead = Nadie verá lo que no se envió. Si todavía necesita ayuda, llame a { $practice } para una visita o un enlace nuevo.
