# Palabras sobre una imagen, para el teléfono, la tableta, la oficina y la sala de lectura: su vista, sus lados, su estado y sus problemas.

view-front = Dientes de frente
view-right = Lado derecho
view-left = Lado izquierdo
view-upper = Dientes de arriba
view-lower = Dientes de abajo
view-close_up = Primer plano
view-face = Cara
view-periapical = Radiografía periapical
view-bitewing_right = Radiografía de aleta de mordida derecha
view-bitewing_left = Radiografía de aleta de mordida izquierda
view-panoramic = Radiografía panorámica
view-other_radiograph = Otra radiografía

mirror-direct = Tomada directamente
mirror-mirrored_corrected = Foto con espejo, ya volteada por quien la envió

image-announced = En espera
image-received = Recibida
image-normalized = Lista
image-unreadable = No se puede usar
image-held = El consultorio debe revisarla
image-dropped = Retirada

unreadable-empty = El archivo está vacío. Tome o elija la imagen otra vez.
unreadable-wrong_type = No es un archivo de foto o radiografía que podamos leer. Elija un archivo JPEG, PNG, HEIC o DICOM.
unreadable-too_large = El archivo es demasiado grande. Elija uno más pequeño.
unreadable-too_small = La imagen es demasiado pequeña para ver los dientes. Envíela en su tamaño completo.
unreadable-undecodable = El archivo está dañado. Tome o elija la imagen otra vez.
unreadable-no_picture = Este archivo de radiografía no contiene ninguna imagen. Elija otro.
unreadable-unsupported = No podemos mostrar correctamente este tipo de archivo. Envíe la imagen en otro formato.
unreadable-too_long = El video dura más de un minuto. Envíe uno más corto.
unreadable-locked = El documento pide una contraseña. Envíe uno sin contraseña.
unreadable-limit = La imagen es demasiado grande para abrirla. Envíe una más pequeña.
unreadable-processing_failed = No pudimos abrir esta imagen. Envíela otra vez.
unreadable-digest = Lo que llegó no es lo que envió su dispositivo. Envíe la imagen otra vez.
unreadable-pieces-missing = Faltan partes de la imagen. Envíela otra vez.
unreadable-other-patient = El consultorio vio que esta imagen es de otra persona. No se usa en este caso.

quality-good = La foto se ve clara.
quality-blurred = La foto está borrosa. Apoye los codos en una mesa e inténtelo otra vez.
quality-soft = La foto está un poco borrosa. Una más nítida ayudaría.
quality-dark = La foto está muy oscura. Use el flash o acérquese a una ventana.
quality-bright = La foto tiene demasiada luz. Aléjese de la luz o del flash.
quality-not-judged = Nadie ha valorado la claridad de esta imagen.
