# Las preguntas de emergencia y lo que sigue (SPEC UPL-04). Ningún texto dice nunca que no haya una emergencia.

emergency-ask = ¿Tiene el paciente algo de esto ahora?
emergency-hint = Elija todo lo que sea cierto. Esta página no puede detectar una emergencia por usted: si está preocupado, llame.
emergency-missing = Elija lo que sea cierto, o «Nada de esto».
emergency-breathing = Le cuesta respirar o tragar
emergency-swelling = Hinchazón en el ojo, debajo de la lengua o en el cuello, o hinchazón con fiebre
emergency-cannot_open = No puede abrir la boca
emergency-bleeding = Sigue sangrando después de presionar 20 minutos
emergency-head_injury = Un golpe en la cabeza
emergency-knocked_out = Se le salió un diente por un golpe
emergency-none = Nada de esto

emergency-call-now = Llame ahora al 911
emergency-call-lead = Lo que nos dijo puede ser peligroso. No espere una respuesta de esta página y no maneje usted mismo.
emergency-call-911 = Llamar al 911
emergency-dentist-now = Vea a un dentista de inmediato
emergency-tooth = El diente que se salió
emergency-tooth-crown = Tómelo por la parte blanca. No toque la raíz.
emergency-tooth-rinse = Si está sucio, enjuáguelo un momento con leche o agua. No lo frote.
emergency-tooth-back = Si es un diente de adulto: póngalo en su lugar y muerda suavemente una tela.
emergency-tooth-milk = Si no se puede, guárdelo en leche. No deje que se seque.
emergency-tooth-hurry = Vaya ahora a un dentista. Cada minuto cuenta.
emergency-tooth-baby = Nunca vuelva a colocar un diente de leche. Llévelo al dentista.
emergency-press = Mientras espera: siga presionando donde sangra con una tela limpia.

emergency-telling = Avisando al consultorio …
emergency-not-told = El consultorio todavía no lo sabe
emergency-not-told-lead = No pudimos avisar desde esta página y lo estamos intentando otra vez. No espere: llame.
emergency-not-told-stopped = No pudimos avisar desde esta página. No espere: llame.
emergency-try-now = Intentar ahora
emergency-told = Se está avisando a la persona de guardia del consultorio
emergency-told-lead = No espere a que le llamen. Si es grave o empeora, llame usted.
emergency-nobody = Nadie está leyendo esto ahora
emergency-nobody-lead = El consultorio lo verá cuando abra. No espere: llame.
emergency-after = Cuando la ayuda esté en camino
emergency-after-lead = Todavía puede enviar fotos para el dentista, si hay tiempo.
emergency-go-on = Seguir con las preguntas
emergency-change = Me equivoqué al elegir: cambiarlo
emergency-reminder = Nos dijo que hay una señal de alarma. Vea otra vez qué hacer.
emergency-short = Si le cuesta respirar o tragar, si hay hinchazón que avanza o con fiebre, sangrado que no para o un golpe en la cabeza: llame al 911 o vaya a una sala de emergencias.
