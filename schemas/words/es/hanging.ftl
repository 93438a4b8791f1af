# Colgar: las imágenes de un caso lado a lado, en los lugares donde los odontólogos las buscan.

hanging-layout = Disposición
hanging-single = Una imagen
hanging-photos = Cinco fotos
hanging-bitewing2 = Dos aletas de mordida
hanging-bitewing4 = Cuatro aletas de mordida
hanging-full_mouth = Boca completa, 18 radiografías
hanging-panoramic = Panorámica y aletas de mordida
hanging-mount = { $layout }: imágenes lado a lado
hanging-previews = Vistas pequeñas. Solo una imagen abierta por sí sola cuenta como vista.

hanging-place-upper = Dientes de arriba
hanging-place-right = Lado derecho
hanging-place-front = Dientes de enfrente
hanging-place-left = Lado izquierdo
hanging-place-lower = Dientes de abajo
hanging-place-panoramic = Panorámica
hanging-place-bitewing-right = Aleta derecha
hanging-place-bitewing-left = Aleta izquierda
hanging-place-bitewing-right-back = Aleta derecha, atrás
hanging-place-bitewing-right-fore = Aleta derecha, adelante
hanging-place-bitewing-left-fore = Aleta izquierda, adelante
hanging-place-bitewing-left-back = Aleta izquierda, atrás
hanging-place-upper-right-molars = Molares superiores derechos
hanging-place-upper-right-premolars = Premolares superiores derechos
hanging-place-upper-right-canine = Canino superior derecho
hanging-place-upper-incisors = Incisivos superiores
hanging-place-upper-left-canine = Canino superior izquierdo
hanging-place-upper-left-premolars = Premolares superiores izquierdos
hanging-place-upper-left-molars = Molares superiores izquierdos
hanging-place-lower-right-molars = Molares inferiores derechos
hanging-place-lower-right-premolars = Premolares inferiores derechos
hanging-place-lower-right-canine = Canino inferior derecho
hanging-place-lower-incisors = Incisivos inferiores
hanging-place-lower-left-canine = Canino inferior izquierdo
hanging-place-lower-left-premolars = Premolares inferiores izquierdos
hanging-place-lower-left-molars = Molares inferiores izquierdos
hanging-tray = Bandeja
hanging-tray-empty = La bandeja está vacía.
hanging-tray-why = Lo que no tiene un lugar conocido queda aquí hasta que usted lo cuelgue.
hanging-outside = { $count ->
        [one] 1 archivo no se puede colgar aquí. Está en la lista de imágenes.
       *[other] { $count } archivos no se pueden colgar aquí. Están en la lista de imágenes.
    }

hanging-spot = { $place }: { $picture }, { $state }
hanging-spot-empty = { $place }: vacío
hanging-picked = Usted tomó { $picture }. Vaya a su lugar y oprima Enter, o haga clic ahí. Escape la suelta.
hanging-hung = { $picture } cuelga en: { $place }.
hanging-swapped = { $picture } cuelga en: { $place }. { $other } pasó al lugar que quedó libre.
hanging-down = { $picture } está en la bandeja.
hanging-let-go = { $picture } se queda donde estaba.
hanging-undone = Deshecho.
hanging-place-picked = Usted tomó el lugar { $place }. Vaya a otro lugar y oprima Enter para cambiarlos. Escape lo suelta.
hanging-places-changed = { $place } y { $other } cambiaron de lugar. Se recordará para usted.
hanging-chosen = { $layout }. Se recordará para usted y los casos con imágenes así.

hanging-open = Abrir
hanging-pick-up = Tomar
hanging-let = Soltar
hanging-take-down = A la bandeja
hanging-undo = Deshacer
hanging-arrange = Mover lugares
hanging-customary = Lugares de costumbre

hanging-keys = Con las imágenes lado a lado
hanging-keys-lead = Las flechas mueven, Enter abre una imagen, Escape trae de nuevo las demás. La barra espaciadora toma una imagen, y Enter o la barra la cuelga donde usted está: dos imágenes cambian de lugar. Suprimir la deja en la bandeja, Ctrl con Z deshace.
hanging-key-toggle = Una imagen, o lado a lado
hanging-key-digits = Disposición, con las imágenes lado a lado
