# Referrals as the practice works on them: the dentist refers, the office sees to it that an answer comes back.

referring-title = Referencias
referring-line = { $specialty }: { $name }
referring-made = Referido el { $at } por { $by }. { $urgency }
referring-where = Cómo va: { $state }
referring-due = El siguiente paso se espera a más tardar el { $at }
referring-late-created = Atrasada: nadie la ha abierto. Llame al especialista.
referring-late-sent = Atrasada: nadie la ha abierto. Llame al especialista.
referring-late-received = Atrasada: aún no hay una cita anotada. Pregunte al especialista o a la familia.
referring-late-no_show = Atrasada: no hay una nueva cita anotada. Pregunte al especialista o a la familia.
referring-late-appointment_made = Atrasada: no ha llegado el informe. Pídaselo al especialista.
referring-late-seen = Atrasada: no ha llegado el informe. Pídaselo al especialista.
referring-undelivered = El mensaje no llegó. Revise la dirección y envíe un enlace nuevo, o llame al especialista.
referring-locked = El enlace está bloqueado por cinco códigos equivocados. Envíe un enlace nuevo y dígale su código al especialista.
referring-declined = Rechazada. El dentista decide qué sigue. Cuando esté resuelto, cierre esta referencia.
referring-appointment = Cita: { $at }
referring-opens-until = El enlace sirve hasta el { $at }
referring-ended = El enlace ya no sirve
referring-step = { $state }, { $at }
referring-step-by = { $state }, { $at }, lo anotó { $by }
referring-step-link = { $state }, { $at }, la abrió el especialista
referring-need-lead = Vea abajo las referencias: una de ellas espera por usted.
referring-happened = ¿Qué pasó?
referring-happened-missing = Elija qué pasó.
referring-when = Día y hora de la cita
referring-when-missing = Escriba el día y la hora de la cita.
referring-note = Nota
referring-why = ¿Quién la rechazó y por qué?
referring-why-missing = Diga quién la rechazó y por qué.
referring-save = Anotar
referring-code-show = Mostrar el código
referring-code-is = Código: { $code }
referring-code-lead = Dígalo por teléfono al consultorio del especialista, a un número que usted conozca. Nunca lo envíe junto con el enlace.
referring-renew = Enviar un enlace nuevo
referring-renew-lead = El enlace actual deja de servir. El nuevo tiene un código nuevo.
referring-channel = ¿Cómo se contacta al especialista?
referring-channel-sms = Mensaje de texto
referring-channel-email = Correo electrónico
referring-address-sms = Número de celular
referring-address-email = Correo electrónico
referring-address-missing = Escriba un número o una dirección que funcione.
referring-end = Anular el enlace
referring-pdf = Paquete en PDF
referring-refer = Referir al paciente
referring-refer-lead = Con ella va lo que usted firmó: hallazgos, recomendaciones, motivo, historia, consentimiento y las imágenes que elija. El especialista recibe un enlace, y la oficina le dice el código.
referring-specialty = Especialidad
referring-specialty-choose = Elija una
referring-specialty-missing = Elija una especialidad.
referring-name = Nombre del especialista o del consultorio
referring-name-missing = Escriba un nombre.
referring-urgency = ¿Qué tan urgente?
referring-urgency-missing = Diga qué tan urgente es.
referring-reason = ¿Por qué refiere al paciente?
referring-reason-missing = Escriba por qué refiere al paciente.
referring-code = Código del consultorio
referring-code-none = Sin código
referring-pictures = ¿Qué imágenes van?
referring-bring = ¿Qué debe llevar el paciente?
referring-send = Referir
referring-done = Referido. El mensaje con el enlace va en camino; la oficina dice el código.
referring-sent-pictures = { $count ->
    [0] Sin imágenes
    [one] 1 imagen
   *[other] { $count } imágenes
}
