# Hanging: the pictures of a case side by side, in the places where clinicians look for them.

hanging-layout = Layout
hanging-single = One picture
hanging-photos = Five photos
hanging-bitewing2 = Two bitewings
hanging-bitewing4 = Four bitewings
hanging-full_mouth = Full mouth, 18 films
hanging-panoramic = Panoramic and bitewings
hanging-mount = { $layout }: pictures side by side
hanging-previews = Small previews. Only a picture that is opened on its own counts as looked at.

hanging-place-upper = Upper teeth
hanging-place-right = Right side
hanging-place-front = Front teeth
hanging-place-left = Left side
hanging-place-lower = Lower teeth
hanging-place-panoramic = Panoramic
hanging-place-bitewing-right = Right bitewing
hanging-place-bitewing-left = Left bitewing
hanging-place-bitewing-right-back = Right bitewing, back
hanging-place-bitewing-right-fore = Right bitewing, forward
hanging-place-bitewing-left-fore = Left bitewing, forward
hanging-place-bitewing-left-back = Left bitewing, back
hanging-place-upper-right-molars = Upper right molars
hanging-place-upper-right-premolars = Upper right premolars
hanging-place-upper-right-canine = Upper right canine
hanging-place-upper-incisors = Upper incisors
hanging-place-upper-left-canine = Upper left canine
hanging-place-upper-left-premolars = Upper left premolars
hanging-place-upper-left-molars = Upper left molars
hanging-place-lower-right-molars = Lower right molars
hanging-place-lower-right-premolars = Lower right premolars
hanging-place-lower-right-canine = Lower right canine
hanging-place-lower-incisors = Lower incisors
hanging-place-lower-left-canine = Lower left canine
hanging-place-lower-left-premolars = Lower left premolars
hanging-place-lower-left-molars = Lower left molars
hanging-tray = Tray
hanging-tray-empty = The tray is empty.
hanging-tray-why = What has no known place lies here until you hang it.
hanging-outside = { $count ->
        [one] 1 file cannot hang here. It is in the list of pictures.
       *[other] { $count } files cannot hang here. They are in the list of pictures.
    }

hanging-spot = { $place }: { $picture }, { $state }
hanging-spot-empty = { $place }: empty
hanging-picked = { $picture } is picked up. Go to its place and press Enter, or click there. Escape lets it go.
hanging-hung = { $picture } hangs at: { $place }.
hanging-swapped = { $picture } hangs at: { $place }. { $other } went where it came from.
hanging-down = { $picture } lies in the tray.
hanging-let-go = { $picture } stays where it was.
hanging-undone = Undone.
hanging-place-picked = { $place } is picked up. Go to another place and press Enter to change them. Escape lets it go.
hanging-places-changed = { $place } and { $other } changed places. This is remembered for you.
hanging-chosen = { $layout }. This is remembered for you and cases with such pictures.

hanging-open = Open
hanging-pick-up = Pick up
hanging-let = Let go
hanging-take-down = To the tray
hanging-undo = Undo
hanging-arrange = Move places
hanging-customary = Customary places

hanging-keys = While pictures hang side by side
hanging-keys-lead = Arrow keys move, Enter opens a picture, Escape brings the others back. Space picks a picture up, and Enter or Space hangs it where you are: two pictures change places. Delete lays it in the tray, Ctrl with Z undoes.
hanging-key-toggle = One picture, or side by side
hanging-key-digits = Layout, while pictures hang side by side
