// All photos of one case on this device: kept first, then sent, a few at once, again and again until the server has each.
import { Refused } from '../contract/refused';
import type { Lens, SentImage, View } from '../contract/upload';
import { uuid7 } from '../contract/uuid7';
import { carry, isReceipt } from './carry';
import { isTooLong } from './clip';
import { LIMITS, refusalOf } from './limits';
import { FIRST_PAUSE_MS, longer, mayPass } from './pause';
import { fingerprint } from './pieces';
import { Refusals } from './refusals';
import type { Kept } from './shelf';
import type { Surround } from './surround';

/** A photo as its sender sees it. `part` is 0 to 1; `preview` are the bytes while they are still here. */
export type Row = {
  image: string;
  view: View;
  lens: Lens;
  name: string;
  size: number;
  /** `reading`: not on the shelf yet, and lost with the page. `weak`: kept, and sent once a person says so; `why` says what is weak. */
  phase: 'reading' | 'waiting' | 'weak' | 'sending' | 'received' | 'refused';
  part: number;
  why: string | null;
  preview: Blob | null;
};

/** Photos that are sent at once; of each, one piece is on its way. */
export const AT_ONCE = 3;
/** Phases of photos that only this device has. */
export const isUnsent = (row: Row): boolean => row.phase !== 'received' && row.phase !== 'refused';

export class Sender {
  readonly #around: Surround;
  readonly #refusals: Refusals;
  readonly #kept = new Map<string, Kept>();
  #rows: Row[] = [];
  readonly #tries = new Map<string, number>();
  readonly #giveUp = new Map<string, AbortController>();
  #running = 0;
  #halted = false;

  constructor(around: Surround) {
    this.#around = around;
    this.#refusals = new Refusals(around);
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  get unsent(): number {
    return this.#rows.filter(isUnsent).length;
  }

  /** Takes up what an earlier page left on the shelf. `server` is what the server has of this case. */
  async open(server: readonly SentImage[]): Promise<void> {
    for (const kept of await this.#around.shelf.of(this.#around.caseId).catch(() => [])) {
      const known = server.find((each) => each.id === kept.image);
      if (known !== undefined && isReceipt(known.status) && !kept.takingBack) await this.#forget(kept.image);
      else if (!this.#kept.has(kept.image)) this.#take(kept);
    }
    this.#tell();
    this.start();
  }

  /** Keeps all these photos on the device, then sends them. What cannot be taken is refused at once, and touches no other. */
  async add(files: readonly File[], view: View, lens: Lens, server: readonly SentImage[]): Promise<void> {
    const taken = files.map((file) => this.#enter(file, view, lens, server)).filter((each) => each !== null);
    this.#tell();
    await Promise.all(taken.map((kept) => this.#keep(kept)));
  }

  /** A person wants these photos sent as they are, weak or not. */
  async sendAnyway(...images: string[]): Promise<void> {
    for (const kept of images.map((image) => this.#kept.get(image))) {
      if (kept?.weak == null) continue;
      this.#change(kept.image, { phase: 'waiting', why: null });
      await this.#note({ ...kept, weak: null });
    }
    this.start();
  }

  /** Takes a photo back, or puts a refused one away. The server is told before anything is forgotten. */
  async takeBack(image: string): Promise<void> {
    const kept = this.#kept.get(image);
    const giveUp = this.#giveUp.get(image);
    this.#rows = this.#rows.filter((each) => each.image !== image);
    this.#tell();
    giveUp?.abort();
    if (kept === undefined) return;
    if (kept.refused !== null || (!kept.announced && giveUp === undefined)) return this.#forget(image);
    await this.#note({ ...kept, takingBack: true, bytes: null });
    this.start();
  }

  /** Nothing of this case can be sent any more. No photo stays behind; of each that did not arrive it is said, until it is put away. */
  async close(): Promise<void> {
    for (const each of this.#giveUp.values()) each.abort();
    for (const kept of [...this.#kept.values()]) {
      if (kept.takingBack) await this.#forget(kept.image);
      else if (kept.refused === null) await this.#refuse(kept, 'gone');
    }
  }

  /** Puts everything of this case away. */
  async clear(): Promise<void> {
    for (const each of this.#giveUp.values()) each.abort();
    for (const image of [...this.#kept.keys()]) await this.#forget(image);
    this.#rows = [];
    this.#tell();
  }

  /** Goes on after a stop, for example once the birth date was given again. */
  start(): void {
    this.#halted = false;
    void this.#refusals.start();
    for (let more = AT_ONCE - this.#running; more > 0; more -= 1) void this.#run();
  }

  /** One photo after the other that nobody else is at. */
  async #run(): Promise<void> {
    this.#running += 1;
    let pause = FIRST_PAUSE_MS;
    for (let next = this.#next(); next !== undefined && !this.#halted; next = this.#next()) {
      if (await this.#attempt(next)) pause = FIRST_PAUSE_MS;
      else if (!this.#halted) {
        await this.#around.pause(pause);
        pause = longer(pause);
      }
    }
    this.#running -= 1;
  }

  /** The one that was tried least: a photo that fails again and again holds up no other. */
  #next(): Kept | undefined {
    const open = [...this.#kept.values()].filter((each) => !this.#giveUp.has(each.image) && each.weak == null && (each.takingBack || (each.refused === null && each.bytes !== null)));
    return open.sort((one, other) => (this.#tries.get(one.image) ?? 0) - (this.#tries.get(other.image) ?? 0))[0];
  }

  /** True if the photo is done with, one way or the other. */
  async #attempt(kept: Kept): Promise<boolean> {
    const giveUp = new AbortController();
    this.#giveUp.set(kept.image, giveUp);
    try {
      if (kept.takingBack) await this.#around.line.drop(kept.image, kept.confirmId);
      else await this.#send(kept, giveUp.signal);
      await this.#forget(kept.image);
      return true;
    } catch (error) {
      // Whoever gave it up has said already what becomes of it.
      if (giveUp.signal.aborted) return true;
      return this.#failed(kept, error);
    } finally {
      this.#giveUp.delete(kept.image);
    }
  }

  async #send(kept: Kept, signal: AbortSignal): Promise<void> {
    const bytes = kept.bytes as Blob;
    this.#change(kept.image, { phase: 'sending' });
    const announcement = kept.announcement ?? await announcementOf(kept, bytes);
    let now: Kept = { ...kept, announcement };
    const tell = async (change: Partial<Kept>): Promise<void> => {
      if (signal.aborted) throw new DOMException('taken back', 'AbortError');
      now = { ...now, ...change };
      await this.#note(now);
    };
    if (kept.announcement === null) await tell({});
    const image = await carry({ announcement, announced: kept.announced, confirmId: kept.confirmId }, bytes, this.#around.line, {
      announced: () => tell({ announced: true }),
      progress: (sent) => {
        this.#tries.delete(kept.image);
        this.#change(kept.image, { part: sent / kept.size });
      },
    }, signal);
    this.#change(kept.image, { phase: 'received', part: 1 });
    this.#around.received(image);
  }

  async #failed(tried: Kept, error: unknown): Promise<boolean> {
    const kept = this.#kept.get(tried.image);
    if (kept === undefined) return true;
    this.#tries.set(kept.image, (this.#tries.get(kept.image) ?? 0) + 1);
    const code = error instanceof Refused ? error.code : 'unreadable-here';
    if (error instanceof Refused && mayPass(error)) {
      this.#change(kept.image, { phase: 'waiting' });
      return false;
    }
    if (code === 'not-signed-in' || code === 'gone') {
      const said = this.#halted;
      this.#halted = true;
      this.#change(kept.image, { phase: 'waiting' });
      if (!said) this.#around.stopped(code);
      return false;
    }
    if (kept.takingBack) {
      await this.#forget(kept.image);
      return true;
    }
    const why = error instanceof Refused ? (error.problem.why ?? code) : code;
    if (why === 'dropped') await this.#startAnew(kept);
    else await this.#refuse(kept, why);
    return true;
  }

  /** The server dropped the image while its photo waited here: the same bytes are announced as another one. */
  async #startAnew(kept: Kept): Promise<void> {
    const image = uuid7();
    const announcement = kept.announcement === null ? null : { ...kept.announcement, image, id: uuid7() };
    const anew: Kept = { ...kept, image, announcement, confirmId: uuid7(), announced: false };
    this.#kept.delete(kept.image);
    this.#kept.set(image, anew);
    this.#change(kept.image, { image, phase: 'waiting', part: 0 });
    await this.#around.shelf.rename(kept.image, anew).catch(() => this.#around.notKept());
  }

  async #refuse(kept: Kept, why: string): Promise<void> {
    this.#refusals.add(kept, why);
    // A duplicate's bytes are under way as another photo: nothing of it is worth keeping.
    if (why === 'duplicate') await this.#forget(kept.image);
    else await this.#note({ ...kept, refused: why, bytes: null });
    this.#change(kept.image, { phase: 'refused', why, preview: null });
  }

  /** A row for the file at once, and what is to be kept of it; null if it is refused for its size already. */
  #enter(file: File, view: View, lens: Lens, server: readonly SentImage[]): Kept | null {
    const others = [...server, ...this.#rows.filter((each) => each.phase !== 'refused' && !server.some((one) => one.id === each.image))];
    const why = refusalOf(file.size, view, others, this.#around.limits);
    const image = uuid7();
    this.#rows = [...this.#rows, { image, view, lens, name: file.name, size: file.size, phase: why === null ? 'reading' : 'refused', part: 0, why, preview: why === null ? file : null }];
    if (why !== null) {
      this.#refusals.add({ name: file.name, size: file.size, view }, why);
      return null;
    }
    const capturedAt = new Date(Math.min(file.lastModified || Date.now(), Date.now())).toISOString();
    const { name, type, size } = file;
    return { image, caseId: this.#around.caseId, view, lens, name, type, size, capturedAt, announcement: null, confirmId: uuid7(), bytes: file, announced: false, refused: null, takingBack: false, keptAt: Date.now() };
  }

  #take(kept: Kept): void {
    this.#kept.set(kept.image, kept);
    if (kept.takingBack) return;
    const { image, view, lens, name, size } = kept;
    const refused = kept.bytes === null ? (kept.refused ?? 'unreadable-here') : kept.refused;
    this.#rows = [...this.#rows, { image, view, lens, name, size, phase: refused !== null ? 'refused' : kept.weak == null ? 'waiting' : 'weak', part: 0, why: refused ?? kept.weak ?? null, preview: kept.bytes }];
  }

  async #keep(kept: Kept): Promise<void> {
    if (kept.bytes !== null && (await isTooLong(kept.bytes))) return this.#refuse(kept, 'unreadable-too_long');
    await this.#around.shelf.keep(kept).catch(() => this.#around.notKept());
    this.#change(kept.image, { phase: 'waiting' });
    const weak = await this.#around.weakness(kept.bytes as Blob, kept.view);
    if (!this.#rows.some((row) => row.image === kept.image)) return this.#forget(kept.image);
    if (weak !== null) this.#change(kept.image, { phase: 'weak', why: weak });
    await this.#note({ ...kept, weak });
    this.start();
  }

  async #note(kept: Kept): Promise<void> {
    this.#kept.set(kept.image, kept);
    await this.#around.shelf.note(kept).catch(() => this.#around.notKept());
  }

  async #forget(image: string): Promise<void> {
    this.#kept.delete(image);
    await this.#around.shelf.remove(image).catch(() => undefined);
  }

  #change(image: string, change: Partial<Row>): void {
    this.#rows = this.#rows.map((row) => (row.image === image ? { ...row, ...change } : row));
    this.#tell();
  }

  #tell(): void {
    this.#around.changed(this.#rows);
  }
}

/** What the server is told of a photo. Throws where the device cannot read its bytes any more. */
async function announcementOf(kept: Kept, bytes: Blob): Promise<NonNullable<Kept['announcement']>> {
  const { image, view, lens, size, capturedAt } = kept;
  const [name, type] = [kept.name.slice(0, LIMITS.nameCharacters), kept.type || 'application/octet-stream'];
  return { act: 'announce', id: uuid7(), image, view, lens, name, declared_type: type, size, ...(await fingerprint(bytes)), captured_at: capturedAt, device: deviceWords() };
}

/** The browser's own word for itself: how a picture was collected belongs to the record (D9996). */
function deviceWords(): string {
  return navigator.userAgent.slice(0, LIMITS.deviceCharacters);
}
