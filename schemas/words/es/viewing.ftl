# El visor de fotos y radiografías. Se dirige a profesionales: las palabras del oficio.

viewing-stage = Imagen: { $label }. Presione ? para ver las teclas.
viewing-tools = Herramientas de imagen
viewing-tool-zoom-in = Acercar
viewing-tool-zoom-out = Alejar
viewing-tool-actual = Píxeles reales
viewing-tool-reset = Restablecer
viewing-tool-window-mode = Ventana
viewing-tool-next-window = Otra ventana
viewing-tool-invert = Invertir
viewing-tool-gamma = Gamma
viewing-tool-sharpen = Nitidez
viewing-tool-emboss = Relieve
viewing-tool-magnifier = Lupa
viewing-tool-ruler = Regla
viewing-tool-angle = Ángulo
viewing-tool-rotate = Girar
viewing-tool-flip = Voltear
viewing-tool-hide-marks = Ocultar las marcas
viewing-marks-hidden = Las marcas están ocultas
viewing-tool-help = Ayuda
viewing-help-focus = Las teclas funcionan mientras la imagen tiene el foco: haga clic en ella o llegue con la tecla Tab.
viewing-help-move = Arrastre o use las flechas para mover; use la rueda, pellizque o presione + y - para acercar o alejar; haga doble clic o presione 0 para empezar de nuevo.
viewing-help-window = Ventana: arrastre con el botón derecho, o presione w y arrastre o use las flechas. Arriba y abajo mueven el centro; izquierda y derecha, el ancho.
viewing-help-measure = Regla y ángulo: haga clic o toque cada punto, o mueva la cruz con las flechas y presione Intro; el segundo punto de un ángulo es su vértice. Escape sale; Restablecer lo borra todo.

viewing-filtered-sharpen = Con nitidez aumentada
viewing-filtered-emboss = En relieve
viewing-flipped = Volteada: izquierda y derecha están intercambiadas
viewing-flipped-view = Volteada para verla
viewing-mirrored = { $kind ->
        [xray] Radiografía en espejo
       *[photo] Foto con espejo
    }: izquierda y derecha están intercambiadas
viewing-turned-back = { $kind ->
        [xray] Radiografía en espejo
       *[photo] Foto con espejo
    }, vuelta al derecho para verla
viewing-turned = Girada { $degrees }°
viewing-then-turned = luego girada { $degrees }°
viewing-sides-unsure = Izquierda y derecha sin confirmar
viewing-pair-how = Cómo se muestran las dos imágenes
viewing-pair-beside = Una al lado de la otra
viewing-pair-over = Una sobre la otra
viewing-pair-together = Ventanas juntas
viewing-pair-tone-now = Ventana y tono: de la imagen de este caso
viewing-pair-tone-earlier = Ventana y tono: de la imagen anterior
viewing-pair-now = Este caso
viewing-pair-earlier = Anterior
viewing-pair-slider = Cuánto de la imagen anterior cubre la de este caso
viewing-pair-slid = { $percent } % del ancho, desde la izquierda
viewing-pair-unregistered = Alineadas solo por sus marcos, sin registro entre sí: el mismo punto puede no ser el mismo lugar de la boca.
viewing-pair-opposed = La derecha del paciente no está del mismo lado en las dos imágenes.
viewing-pair-covered = No cuenta como vista mientras la imagen anterior la cubra
viewing-length-calibrated = { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) } mm (calibrado)
viewing-length-detector = { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) } mm en el detector
viewing-length-px = { NUMBER($value, maximumFractionDigits: 0, useGrouping: 0) } px
viewing-degrees = { NUMBER($degrees, minimumFractionDigits: 1, maximumFractionDigits: 1) }°
viewing-measured = { $tool }: { $result }
viewing-measure-begin = { $tool }: haga clic en los puntos, o mueva la cruz con las flechas y fije cada uno con Intro.
viewing-measure-point = { $tool }: punto { $number } de { $count } fijado
viewing-scale-calibrated = Calibrado en el archivo.
viewing-scale-detector = Con aumento: el diente real es más pequeño.
viewing-scale-px = El archivo no dice cuánto mide un píxel.
viewing-zoom = Zoom { $percent } %
viewing-window = Centro de ventana { $center }, ancho { $width }
viewing-gamma = Gamma { $gamma }
viewing-reduced = Copia reducida: { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } de { NUMBER($fullWidth, useGrouping: 0) } × { NUMBER($fullHeight, useGrouping: 0) } píxeles
viewing-full-making = Preparando los píxeles reales
viewing-full-loading = Cargando los píxeles reales
viewing-full-there = Píxeles reales
viewing-full-refused = No se pueden mostrar los píxeles reales: la imagen es demasiado grande o no se pudo preparar
viewing-full-failed = No se pudieron cargar los píxeles reales
viewing-pixels-checking = Cargando los valores almacenados
viewing-pixels-verified = Píxeles verificados
viewing-pixels-differs = Los píxeles no coinciden con los registrados. No interprete esta imagen.
viewing-pixels-unchecked = Este navegador no puede comprobar los píxeles
viewing-film-controls = Cuadros o páginas
viewing-film-frame = Cuadro { $number } de { $count }
viewing-film-page = Página { $number } de { $count }
viewing-film-time = { $at } s de { $seconds } s
viewing-film-of = { $shown } de los { $frames } cuadros que se tomaron
viewing-film-previous = Cuadro anterior
viewing-film-next = Cuadro siguiente
viewing-film-previous-page = Página anterior
viewing-film-next-page = Página siguiente
viewing-film-play = Reproducir
viewing-film-pause = Pausar
viewing-film-slider = Cuadro
viewing-film-slider-pages = Página
viewing-film-words = Texto de esta página
viewing-film-words-lead = Lo extrajo una máquina del archivo. Lo que vale es la página misma.
viewing-film-no-words = Esta página no tiene texto que una máquina pueda leer.
viewing-looked = Imagen vista
viewing-enlarge = No cuenta como vista: { NUMBER($now, useGrouping: 0) } de { NUMBER($px, useGrouping: 0) } píxeles de pantalla. Acerque la imagen.
viewing-broken = Esta imagen no se puede mostrar. Sus datos están dañados.
