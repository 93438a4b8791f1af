// The pictures of one case side by side: on which mount, what hangs where, what is in the reader's hand, and what to take back.
// Nothing here is a look: only the stage, on which one picture is opened, counts looks (SPEC VWR-07).
import { hanging, saveHanging } from '../../contract/review';
import { Refused } from '../../contract/refused';
import type { Layout, MyHanging, ReadImage } from '../../contract/shapes';
import { say } from '../../shell/language.svelte';
import type { Desk } from '../desk.svelte';
import { imageWords } from '../room/naming';
import { habitOf, withHabit, withOrder } from './habits';
import { customary, hangable, LAYOUTS, type Mounted, ordered, type Place } from './layouts';
import { byItself, hang, type Placed, placeOf, still, swapped, takeDown, tray } from './placed';

export class Hanging {
  /** The mount is shown, and not the stage. */
  shown = $state(false);
  /** The reader reads by a mount: from the stage Escape leads back to it. */
  returns = $state(false);
  layout = $state<Mounted>('photos');
  /** What is in the reader's hand: a picture's id or, while places are moved, a place's name. */
  picked = $state('');
  /** Places are moved, not pictures. */
  arranging = $state(false);
  /** Where the focus is: a place's name, or the id of a picture in the tray. */
  at = $state('');

  readonly desk: Desk;
  #mine = $state.raw<MyHanging>({ habits: [], orders: {} });
  #version: number | undefined;
  #saving: Promise<void> = Promise.resolve();
  #touched = false;
  #said = $state.raw<() => string>(() => '');
  #steps = $state.raw<readonly (() => void)[]>([]);

  places = $derived<readonly Place[]>(ordered(this.layout, this.#mine.orders[this.layout]));
  placed = $derived.by<Placed>(() => {
    const byHand = this.desk.review.hung.find((each) => each.layout === this.layout);
    return byHand === undefined ? byItself(this.desk.images, this.places) : still(byHand.placed, this.desk.images, this.places);
  });
  tray = $derived.by<readonly ReadImage[]>(() => tray(this.placed, this.desk.images));
  /** The picture where the focus is. */
  focused = $derived(this.imageAt(this.at) ?? this.tray.find((image) => image.id === this.at));

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** Opens the mount on which this dentist reads such cases, unless they have begun to read; a new kind of case begins with one picture. */
  async start(opening: Promise<void>): Promise<void> {
    try {
      this.#keep(await hanging());
      await opening;
    } catch {
      return; // the case says itself why it is not there; without what is remembered, everything hangs by custom
    }
    const layout = this.#habit();
    if (layout !== undefined && layout !== 'single' && !this.#touched) this.#show(layout);
  }

  /** By key: from one picture to the mount and back. */
  toggle(): void {
    if (this.shown) this.leave();
    else this.#show(this.returns ? this.layout : this.#likely());
  }

  /** A person chose: it is remembered for cases with such pictures. */
  choose(layout: Layout): void {
    const read = this.desk.read;
    if (read === undefined) return;
    if (layout === 'single') this.leave();
    else this.#show(layout);
    this.returns = layout !== 'single';
    this.#said = () => say('hanging-chosen', { layout: say(`hanging-${layout}`) });
    this.#remember((now) => withHabit(now, read.type, hangable(this.desk.images), layout));
  }

  /** To the stage, for whatever reason. */
  leave(): void {
    this.#touched = true;
    this.shown = this.arranging = false;
    this.picked = '';
  }

  /** One picture on the stage, where tools and looks are. */
  open(image: ReadImage): void {
    this.leave();
    this.desk.chosen = image.id;
  }

  /** Back from the stage to the mount, at the picture that was read last. */
  back(): void {
    this.#show(this.layout);
    const image = this.desk.image;
    if (image !== undefined) this.at = placeOf(this.placed, image.id) ?? image.id;
  }

  /** What just happened, for those who do not see it; in the language that the page has now. */
  get said(): string {
    return this.#said();
  }

  imageAt(place: string): ReadImage | undefined {
    const id = this.placed[place];
    return id === undefined ? undefined : this.desk.images.find((image) => image.id === id);
  }

  /** Takes what is at a spot into the hand. */
  pick(spot: string): void {
    const image = this.imageAt(spot) ?? this.tray.find((each) => each.id === spot);
    if (this.arranging) {
      if (!this.places.some((place) => place.name === spot)) return;
      this.picked = spot;
      this.#said = () => say('hanging-place-picked', { place: placeWords(spot) });
    } else if (image !== undefined) {
      this.picked = image.id;
      this.#said = () => say('hanging-picked', { picture: imageWords(image) });
    }
  }

  /** Puts down what is in the hand at a spot: a place, or the tray. */
  drop(spot: string): void {
    const picked = this.picked;
    const image = this.desk.images.find((each) => each.id === picked);
    const isPlace = this.places.some((place) => place.name === spot);
    this.picked = '';
    if (this.arranging) this.#swapPlaces(picked, spot);
    else if (image !== undefined && !isPlace) this.takeDown(image);
    else if (image !== undefined && this.placed[spot] !== image.id) {
      const other = this.imageAt(spot);
      this.#move(hang(this.placed, image.id, spot));
      const words = (): { picture: string; place: string } => ({ picture: imageWords(image), place: placeWords(spot) });
      this.#said = () => (other === undefined ? say('hanging-hung', words()) : say('hanging-swapped', { ...words(), other: imageWords(other) }));
    } else this.#letGo(picked);
    this.at = isPlace ? spot : (image?.id ?? this.at);
  }

  letGo(): void {
    const picked = this.picked;
    this.picked = '';
    this.#letGo(picked);
  }

  takeDown(image: ReadImage): void {
    this.picked = '';
    if (placeOf(this.placed, image.id) === undefined) return this.#letGo(image.id);
    this.#move(takeDown(this.placed, image.id));
    this.#said = () => say('hanging-down', { picture: imageWords(image) });
  }

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  undo(): void {
    const step = this.#steps.at(-1);
    if (step === undefined) return;
    this.#steps = this.#steps.slice(0, -1);
    this.picked = '';
    step();
    this.#said = () => say('hanging-undone');
  }

  /** The places where custom has them. */
  asCustomary(): void {
    this.#order(undefined);
  }

  get hasOwnOrder(): boolean {
    return this.#mine.orders[this.layout] !== undefined;
  }

  #show(layout: Mounted): void {
    this.#touched = true;
    if (layout !== this.layout) this.#steps = [];
    this.layout = layout;
    this.picked = '';
    this.arranging = false;
    this.returns = true;
    // On the mount each picture lies as it is kept, nothing is drawn, and nothing is compared.
    this.desk.comparing = false;
    this.desk.placed = null;
    this.desk.writer.take(null);
    this.shown = true;
    this.at = this.places.find((place) => this.placed[place.name] !== undefined)?.name ?? this.places[0]?.name ?? '';
  }

  #habit(): Layout | undefined {
    const read = this.desk.read;
    return read === undefined ? undefined : habitOf(this.#mine, read.type, hangable(this.desk.images));
  }

  #likely(): Mounted {
    const likely = [this.#habit(), customary(this.desk.images)];
    return likely.find((layout) => layout !== undefined && layout !== 'single') ?? this.layout;
  }

  #move(next: Placed): void {
    const [layout, before] = [this.layout, this.desk.review.hung];
    this.#steps = [...this.#steps, () => (this.desk.review.hung = before)];
    const others = before.filter((each) => each.layout !== layout);
    this.desk.review.hung = [...others, { layout, placed: { ...next } }];
  }

  #swapPlaces(one: string, other: string): void {
    if (one === other || !this.places.some((place) => place.name === other)) return;
    this.#order(swapped(this.places.map((place) => place.name), one, other));
    this.#said = () => say('hanging-places-changed', { place: placeWords(one), other: placeWords(other) });
  }

  #order(next: readonly string[] | undefined): void {
    const [layout, before] = [this.layout, this.#mine.orders[this.layout]];
    this.#steps = [...this.#steps, () => this.#remember((now) => withOrder(now, layout, before))];
    this.#remember((now) => withOrder(now, layout, next));
  }

  #letGo(picked: string): void {
    const image = this.desk.images.find((each) => each.id === picked);
    const place = this.places.find((each) => each.name === picked);
    if (image !== undefined || place !== undefined) this.#said = () => say('hanging-let-go', { picture: image === undefined ? placeWords(picked) : imageWords(image) });
  }

  #keep(kept: { version: number; hanging: MyHanging }): void {
    this.#version = kept.version;
    this.#mine = kept.hanging;
  }

  /** Changes what is remembered: on the page at once, at the house one after another, and over what another window saved meanwhile. */
  #remember(change: (now: MyHanging) => MyHanging): void {
    this.#mine = change(this.#mine);
    this.#saving = this.#saving.then(() => this.#save(change)).catch((error: unknown) => void (this.desk.problem = error));
  }

  async #save(change: (now: MyHanging) => MyHanging): Promise<void> {
    let next = this.#mine;
    for (let tries = 0; ; tries += 1) {
      if (this.#version === undefined) {
        const now = await hanging();
        this.#version = now.version;
        next = change(now.hanging);
      }
      try {
        return this.#keep(await saveHanging(this.#version, next));
      } catch (error) {
        if (tries > 2 || !(error instanceof Refused) || error.code !== 'stale') throw error;
        this.#version = undefined;
      }
    }
  }
}

export const isLayout = (value: string): value is Layout => LAYOUTS.some((layout) => layout === value);

export function placeWords(place: string): string {
  return say(`hanging-place-${place}` as 'hanging-place-front');
}
