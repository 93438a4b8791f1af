# Lo que decimos cuando no se puede hacer lo que se pidió (tipos de RFC 9457, DESIGN 8). Nunca con datos del paciente.

problem-not-found = No lo encontramos. Es posible que se haya eliminado o que la dirección no sea correcta.
problem-not-permitted = Su cuenta no permite hacer esto.
problem-not-signed-in = No ha iniciado sesión o los datos que escribió no son correctos. Inicie sesión de nuevo.
problem-out-of-turn = Ahora no es posible, porque el caso ya avanzó. Vuelva a cargar la página para ver en qué punto está.
problem-already-taken = Otro dentista ya tomó este caso.
problem-already-taken-until = Otro dentista tiene este caso hasta el { $until }.
problem-incomplete = Todavía falta algo.
problem-stale = Alguien hizo un cambio mientras tanto. Vuelva a cargar la página, revise el cambio e inténtelo otra vez.
problem-version-missing = La página no indicó qué versión cambia. Vuelva a cargarla e inténtelo otra vez.
problem-key-reused = Esto ya se envió con otro contenido. Vuelva a cargar la página e inténtelo otra vez.
problem-locked = Este enlace está bloqueado por demasiadas respuestas incorrectas. Llame al consultorio para pedir uno nuevo.
problem-gone = Este enlace ya no está activo. Llame al consultorio si necesita uno nuevo.
problem-unacceptable = No podemos usar este archivo. Elija otra foto o radiografía.
problem-malformed = La página envió algo que no entendemos. Revise lo que escribió e inténtelo otra vez.
problem-too-many = Demasiados intentos. Espere { $seconds ->
        [one] 1 segundo
       *[other] { $seconds } segundos
    } e inténtelo otra vez.
problem-unreachable = No hay conexión con el servidor. Revise su conexión; puede intentarlo otra vez cuando quiera.
problem-fault = Algo falló de nuestro lado. Inténtelo otra vez.
problem-fault-request = Algo falló de nuestro lado. Inténtelo otra vez o indíquenos este número: { $request }
problem-away = Esto no está disponible en este momento. Inténtelo otra vez en un momento.

# El motivo que viene en la respuesta, cuando lo hay.
problem-why-role = Su función no permite hacer esto.
problem-why-licence = Usted no tiene una licencia vigente en el estado del paciente.
problem-why-licence-lost = Usted ya no tiene una licencia vigente en el estado del paciente; por eso no puede abrir este caso. Lo que escribió hasta el último guardado se queda en el caso; otro dentista puede tomarlo. Pregunte en la oficina.
problem-why-priors-hand = Los registros anteriores se muestran al dentista que tiene el caso en sus manos o que lo firmó.
problem-why-safeguarding-reader = Las notas sobre posible maltrato o negligencia las leen el dentista que tiene el caso o que lo firmó, quien las escribió y la persona a cargo del programa.
problem-why-packet-signer = Solo los dentistas que firmaron este caso, y la oficina, pueden descargar su paquete de auditoría.
problem-why-step-up = Escriba su contraseña, o un código nuevo, una vez más.
problem-why-opinion-not-yours = Solo puede hacerlo quien tiene a su cargo este caso o lo firmó.
problem-why-opinion-open = Ya se pidió una segunda opinión. Espérela, o retire antes la petición.
problem-why-opinion-own = Nadie da una segunda opinión sobre su propio caso. Hace falta otro dentista.
problem-why-opinion-colleague = No hay tal dentista con licencia en el estado del paciente que pueda dar una segunda opinión sobre este caso.
problem-why-opinion-of-another = Esta pregunta es para otro dentista.
problem-why-opinion-answered = Mientras tanto respondió otro dentista, y se pidió una sola opinión. La suya no se firmó; lo que escribió sigue aquí.
problem-why-opinion-withdrawn = Mientras tanto se retiró la pregunta. Su opinión no se firmó; lo que escribió sigue aquí.
problem-why-referral-not-yours = Solo el dentista que firmó este registro puede referir al paciente.
problem-why-code-set = Ya tiene un código configurado. Quítelo primero.
problem-why-code-not-offered = Empiece de nuevo a configurar el código.
problem-why-code-not-set = No hay ningún código configurado.
problem-why-state-unknown = Todavía no sabemos en qué estado está el paciente.
problem-why-state-rule-missing = Nadie ha registrado qué permite el estado del paciente. Decide la persona a cargo del programa.
problem-why-state-rule-unknown = No se sabe si el estado del paciente permite este tipo de revisión. Decide la persona a cargo del programa.
problem-why-not-readable = Esta imagen no se puede leer; por eso no se puede decir nada de sus lados.
problem-why-look-too-short = Fue demasiado breve o demasiado pequeña para contar como vista.
problem-why-consent-text-changed = El texto del consentimiento cambió mientras tanto. Lea el nuevo.
problem-why-may-not-consent = Esta persona no puede dar el consentimiento por este paciente. Debe darlo la madre, el padre o el tutor legal.
problem-why-consent-method = Con este enlace, el consentimiento se da escribiendo su nombre.
problem-why-consent-name = Escriba su nombre como lo puso al decir quién responde.
problem-why-already-received = Esta imagen ya llegó.
problem-why-duplicate = Usted ya envió esta imagen.
problem-why-duplicate-announcement = Esta imagen ya se anunció con otro contenido.
problem-why-quota = Ya no caben más imágenes en este caso.
problem-why-quota-spent = Este caso ya aceptó todos los archivos que puede aceptar. Llame al consultorio.
problem-why-dropped = Esta imagen se quitó o esperó demasiado tiempo. Envíela otra vez.
problem-why-pieces-do-not-add-up = La imagen cambió mientras se enviaba. Elíjala otra vez.
problem-why-pieces-missing = Todavía no han llegado partes de esta imagen.
problem-why-not-held = Esta imagen no está en espera de revisión.
problem-why-body-too-large = Fue demasiado de una sola vez.
problem-why-packet-too-large = Los originales de este caso suman más de 4 gigabytes, más de lo que cabe en un paquete de auditoría.
