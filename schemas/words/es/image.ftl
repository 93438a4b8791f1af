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
view-document = Carta o escaneo 3D

mirror-direct = Tomada directamente
mirror-mirrored_corrected = Foto con espejo, ya volteada por quien la envió

image-announced = En espera
image-received = Recibida
image-normalized = Lista
image-attached = Guardada como archivo adjunto. Aquí no se muestra.
image-unreadable = No se puede usar
image-held = El consultorio debe revisarla
image-dropped = Retirada

unreadable-empty = El archivo está vacío. Tome o elija la imagen otra vez.
unreadable-wrong_type = No podemos leer este tipo de archivo. Elija una foto, un video (MP4 o MOV), un PDF, un escaneo 3D (STL o PLY) o un archivo de radiografía (DICOM).
unreadable-too_large = El archivo es demasiado grande. Elija uno más pequeño.
unreadable-too_small = La imagen es demasiado pequeña para ver los dientes. Envíela en su tamaño completo.
unreadable-undecodable = El archivo está dañado. Tome o elija la imagen otra vez.
unreadable-no_picture = Este archivo no contiene ninguna imagen. Elija otro.
unreadable-unsupported = No podemos mostrar correctamente este tipo de archivo. Guárdelo o expórtelo de nuevo en otro formato.
unreadable-too_long = El video dura más de un minuto. Envíe uno más corto.
unreadable-locked = El documento pide una contraseña. Envíe uno sin contraseña.
unreadable-limit = El archivo es demasiado grande para abrirlo. Envíe uno más pequeño.
unreadable-processing_failed = No pudimos abrir esta imagen. Envíela otra vez.
unreadable-digest = Lo que llegó no es lo que envió su dispositivo. Envíe la imagen otra vez.
unreadable-pieces-missing = Faltan partes de la imagen. Envíela otra vez.
unreadable-other-patient = El consultorio vio que esta imagen es de otra persona. No se usa en este caso.

quality-good = La foto se ve clara.
quality-small = La foto es pequeña. Tómela con la cámara misma, y no mande una captura de pantalla ni una copia de un chat.
quality-not-mouth = Esto no parece una boca. Acerque más el teléfono, con los dientes en el centro.
quality-glare = Hay reflejos muy brillantes en los dientes. Apague el flash o incline un poco el teléfono.
quality-blurred = La foto está borrosa. Apoye los codos en una mesa e inténtelo otra vez.
quality-soft = La foto está un poco borrosa. Una más nítida ayudaría.
quality-dark = La foto está muy oscura. Use el flash o acérquese a una ventana.
quality-bright = La foto tiene demasiada luz. Aléjese de la luz o del flash.
quality-not-judged = Nadie ha valorado la claridad de esta imagen.
