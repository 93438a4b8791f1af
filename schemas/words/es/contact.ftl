# Cómo se contacta a una familia: lo preguntan igual la oficina y la higienista.

contact-channel = ¿Cómo avisamos al paciente o a su tutor?
contact-channel-sms = Mensaje de texto
contact-channel-email = Correo electrónico
contact-channel-none = Sin teléfono ni correo
contact-sms = Número de celular
contact-sms-hint = Por ejemplo (303) 555-0142. Fuera de Estados Unidos y Canadá: + y el código del país.
contact-email = Correo electrónico
contact-missing = Escriba adónde va el mensaje.
contact-wrong-sms = Escriba un número de teléfono con 10 dígitos, por ejemplo (303) 555-0142. Fuera de Estados Unidos y Canadá, empiece con + y el código del país.
contact-wrong-email = Escriba un correo electrónico, por ejemplo nombre@example.com.
contact-born-unreal = Escriba una fecha de nacimiento real: día, mes y un año desde 1880.
contact-born-future = Esta fecha está en el futuro. Revise el año.
contact-born-old = De eso hace más de 130 años. Revise el año.
