// One case while it is filled in: what the server last said of it, the acts that change it, its pictures.
import { Refused } from '../contract/refused';
import { intake, submitterAct, type SubmitterAct } from '../contract/screening';
import type { Lens } from '../contract/upload';
import type { MyCase, SentImage, View } from '../contract/shapes';
import { ActNames } from './names';
import { countsOf, picturesOf } from './picture/pictures';
import { gist, nextAsk } from './polling';
import { listen, rowsOf, tablet, takeUp, unsent } from './tablet.svelte';

type Unnamed<One> = One extends unknown ? Omit<One, 'id'> : never;

export class Intake {
  readonly id: string;
  readonly #names = new ActNames();
  shown = $state.raw<MyCase>();
  problem = $state.raw<unknown>();
  pictures = $derived.by(() => picturesOf(this.shown?.images ?? [], rowsOf(this.id)));
  counts = $derived(countsOf(this.pictures));

  constructor(id: string) {
    this.id = id;
  }

  get unsent(): number {
    return unsent(this.id);
  }

  /** Loads the case and keeps asking how it stands; gives back how to stop. */
  watch(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    let over = false;
    const plan = (): void => {
      clearTimeout(timer);
      if (!over) timer = setTimeout(() => void look(), this.shown === undefined ? 2_000 : nextAsk(this.shown, asked));
    };
    const look = async (): Promise<void> => {
      const before = this.shown === undefined ? '' : gist(this.shown);
      if (!document.hidden) await this.refresh();
      asked = this.shown !== undefined && gist(this.shown) !== before ? 0 : asked + 1;
      plan();
    };
    const again = (): void => {
      asked = 0;
      if (!document.hidden) void look();
    };
    const deaf = listen((caseId, image) => {
      if (caseId !== this.id) return;
      if (image !== null) this.#merge(image);
      again();
    });
    document.addEventListener('visibilitychange', again);
    addEventListener('online', again);
    void look().then(() => this.#takeUp());
    return () => {
      over = true;
      clearTimeout(timer);
      deaf();
      document.removeEventListener('visibilitychange', again);
      removeEventListener('online', again);
    };
  }

  async refresh(): Promise<void> {
    try {
      this.shown = await intake(this.id);
      this.problem = undefined;
    } catch (problem) {
      this.#noted(problem);
    }
  }

  /** Does one act. Throws `Refused`; the same content again is the same act until it was answered. */
  async perform(what: Unnamed<SubmitterAct>): Promise<void> {
    try {
      this.shown = await submitterAct(this.id, { ...what, id: this.#names.of(what) } as SubmitterAct);
      this.problem = undefined;
      this.#names.settle(what);
    } catch (problem) {
      this.#names.settle(what, problem);
      if (problem instanceof Refused && problem.code === 'not-signed-in') tablet.stopped = 'not-signed-in';
      throw problem;
    }
  }

  async add(files: readonly File[], view: View, lens: Lens): Promise<void> {
    const sender = await this.#takeUp();
    // All at once: each is listed and counted, and kept on the tablet, before anything else is done with any of them.
    await sender.add(files, view, lens, this.shown?.images ?? []);
  }

  /** What this tablet found weak is sent once the hygienist says so. */
  async sendAnyway(image: string): Promise<void> {
    await (await this.#takeUp()).sendAnyway(image);
  }

  /** Takes a picture back that the server has not received; one that another device announced is dropped by an act. */
  async takeBack(image: string): Promise<void> {
    const row = rowsOf(this.id).find((each) => each.image === image);
    if (row === undefined || row.phase === 'received') await this.perform({ act: 'drop', image });
    if (row !== undefined) await (await this.#takeUp()).takeBack(image);
  }

  /** Nothing more can be sent: what is left here is put away because a person said so. */
  async putAway(): Promise<void> {
    await (await this.#takeUp()).clear();
  }

  #takeUp(): ReturnType<typeof takeUp> {
    return takeUp(this.id, this.shown?.images ?? []);
  }

  #merge(image: SentImage): void {
    const of = this.shown;
    if (of === undefined) return;
    const images = of.images.some((each) => each.id === image.id) ? of.images.map((each) => (each.id === image.id ? image : each)) : [...of.images, image];
    this.shown = { ...of, images, still_wanted: of.still_wanted.filter((view) => view !== image.view) };
  }

  #noted(problem: unknown): void {
    if (problem instanceof Refused && problem.code === 'not-signed-in') tablet.stopped = 'not-signed-in';
    else this.problem = problem;
  }
}
