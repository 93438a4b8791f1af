# The viewer of photos and radiographs. Said to professionals: the field's words.

viewing-stage = Picture: { $label }. Press ? for the keys.
viewing-tools = Picture tools
viewing-tool-zoom-in = Zoom in
viewing-tool-zoom-out = Zoom out
viewing-tool-actual = Full pixels
viewing-tool-reset = Reset
viewing-tool-window-mode = Window
viewing-tool-next-window = Next window
viewing-tool-invert = Invert
viewing-tool-gamma = Gamma
viewing-tool-sharpen = Sharpen
viewing-tool-emboss = Emboss
viewing-tool-magnifier = Magnifier
viewing-tool-ruler = Ruler
viewing-tool-angle = Angle
viewing-tool-rotate = Rotate
viewing-tool-flip = Flip
viewing-tool-hide-marks = Hide marks
viewing-marks-hidden = Marks are hidden
viewing-tool-help = Help
viewing-help-focus = The keys work while the picture has the focus: click it, or reach it with Tab.
viewing-help-move = Drag or use the arrow keys to move; turn the wheel, pinch, or press + and - to zoom; double-click or press 0 to start over.
viewing-help-window = Window: drag with the right button, or press w and drag or use the arrow keys. Up and down move the center, left and right the width.
viewing-help-measure = Ruler and angle: click or tap each point, or move the crosshair with the arrow keys and press Enter; the second point of an angle is its corner. Escape leaves, Reset clears.

viewing-filtered-sharpen = Sharpened
viewing-filtered-emboss = Embossed
viewing-flipped = Flipped: left and right are swapped
viewing-flipped-view = Flipped for viewing
viewing-mirrored = { $kind ->
        [xray] Mirrored X-ray
       *[photo] Mirror photo
    }: left and right are swapped
viewing-turned-back = { $kind ->
        [xray] Mirrored X-ray
       *[photo] Mirror photo
    }, turned back for viewing
viewing-turned = Turned { $degrees }°
viewing-then-turned = then turned { $degrees }°
viewing-sides-unsure = Left and right are not confirmed
viewing-pair-how = How the two pictures are shown
viewing-pair-beside = Side by side
viewing-pair-over = One over the other
viewing-pair-together = Windows together
viewing-pair-tone-now = Window and tone: of this case’s picture
viewing-pair-tone-earlier = Window and tone: of the earlier picture
viewing-pair-now = This case
viewing-pair-earlier = Earlier
viewing-pair-slider = How much of the earlier picture lies over this case’s
viewing-pair-slid = { $percent } % of the width, from the left
viewing-pair-unregistered = Lined up by their frames only, not registered to each other: the same spot need not be the same place in the mouth.
viewing-pair-opposed = The patient’s right is not on the same side in the two pictures.
viewing-pair-covered = Not counted as looked at while the earlier picture lies over it
viewing-length-calibrated = { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) } mm (calibrated)
viewing-length-detector = { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) } mm at detector
viewing-length-px = { NUMBER($value, maximumFractionDigits: 0, useGrouping: 0) } px
viewing-degrees = { NUMBER($degrees, minimumFractionDigits: 1, maximumFractionDigits: 1) }°
viewing-measured = { $tool }: { $result }
viewing-measure-begin = { $tool }: click the points, or move the crosshair with the arrow keys and set each with Enter.
viewing-measure-point = { $tool }: point { $number } of { $count } is set
viewing-scale-calibrated = Calibrated in the file.
viewing-scale-detector = Magnified: the tooth itself is smaller.
viewing-scale-px = The file does not say how large a pixel is.
viewing-zoom = Zoom { $percent } %
viewing-window = Window center { $center }, width { $width }
viewing-gamma = Gamma { $gamma }
viewing-reduced = Reduced copy: { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } of { NUMBER($fullWidth, useGrouping: 0) } × { NUMBER($fullHeight, useGrouping: 0) } pixels
viewing-full-making = Preparing the full pixels
viewing-full-loading = Loading the full pixels
viewing-full-there = Full pixels
viewing-full-refused = The full pixels cannot be shown: the picture is too big, or could not be prepared
viewing-full-failed = The full pixels could not be loaded
viewing-pixels-checking = Loading the stored values
viewing-pixels-verified = Pixels verified
viewing-pixels-differs = The pixels are not those on record. Do not read from this picture.
viewing-pixels-unchecked = Pixels could not be checked in this browser
viewing-film-controls = Frames or pages
viewing-film-frame = Frame { $number } of { $count }
viewing-film-page = Page { $number } of { $count }
viewing-film-time = { $at } s of { $seconds } s
viewing-film-of = { $shown } of the { $frames } frames that were taken
viewing-film-previous = Frame back
viewing-film-next = Next frame
viewing-film-previous-page = Page back
viewing-film-next-page = Next page
viewing-film-play = Play
viewing-film-pause = Pause
viewing-film-slider = Frame
viewing-film-slider-pages = Page
viewing-film-words = Words on this page
viewing-film-words-lead = Taken from the file by machine. The page itself is what counts.
viewing-film-no-words = This page has no words that a machine can read.
viewing-looked = Looked at
viewing-enlarge = Not counted as looked at: { NUMBER($now, useGrouping: 0) } of { NUMBER($px, useGrouping: 0) } screen pixels. Zoom in.
viewing-broken = This picture cannot be shown. Its data is damaged.
