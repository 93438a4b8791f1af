// All photos of one case on this device: kept first, then sent, a few at once, again and again until the server has each.
import { Refused } from '../contract/refused';
import type { Announcement, Lens, SentImage, Upload, View } from '../contract/upload';
import { uuid7 } from '../contract/uuid7';
import { announce, keepable } from './announcing';
import { carry, isReceipt } from './carry';
import { isTooLong } from './clip';
import { type Lane, LANES, nextIn } from './lanes';
import { refusalOf } from './limits';
import { FIRST_PAUSE_MS, isOurs, longer, mayPass } from './pause';
import { Refusals } from './refusals';
import { isUnsent, type Row, rowOf } from './row';
import type { Kept } from './shelf';
import type { Surround } from './surround';

export class Sender {
  readonly #around: Surround;
  readonly #refusals: Refusals;
  readonly #kept = new Map<string, Kept>();
  #rows: Row[] = [];
  readonly #tries = new Map<string, number>();
  readonly #giveUp = new Map<string, AbortController>();
  /** What the server said when a photo was announced on this page: its first tickets. */
  readonly #uploads = new Map<string, Upload>();
  readonly #running: Record<Lane, number> = { announcing: 0, carrying: 0 };
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
    const shelved = await Promise.all(taken.map((kept) => this.#keep(kept)));
    // One after the other: a cheap phone has no memory for three, and they become known in the order in which they were chosen.
    for (const kept of taken.filter((_, at) => shelved[at])) await this.#judge(kept);
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
    this.#goOn();
  }

  /** Fills the lanes; one with nothing to do ends at once. */
  #goOn(): void {
    for (const lane of ['announcing', 'carrying'] as const) for (let more = LANES[lane] - this.#running[lane]; more > 0; more -= 1) void this.#run(lane);
  }

  /** One photo after the other that nobody else is at. */
  async #run(lane: Lane): Promise<void> {
    this.#running[lane] += 1;
    let pause = FIRST_PAUSE_MS;
    for (let next = this.#next(lane); next !== undefined && !this.#halted; next = this.#next(lane)) {
      if (await this.#attempt(next)) {
        pause = FIRST_PAUSE_MS;
        this.#goOn();
      } else if (!this.#halted) {
        await this.#around.pause(pause);
        pause = longer(pause);
      }
    }
    this.#running[lane] -= 1;
  }

  #next(lane: Lane): Kept | undefined {
    return nextIn(lane, [...this.#kept.values()].filter((each) => !this.#giveUp.has(each.image)), this.#tries);
  }

  /** True if the photo is done with here, one way or the other. */
  async #attempt(kept: Kept): Promise<boolean> {
    const giveUp = new AbortController();
    this.#giveUp.set(kept.image, giveUp);
    try {
      if (!kept.announced && !kept.takingBack) {
        await this.#announce(kept, giveUp.signal);
        return true;
      }
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

  /** Tells the server of a photo, and takes over what another device began with the same bytes. */
  async #announce(kept: Kept, signal: AbortSignal): Promise<void> {
    const upload = await announce(kept, this.#around.line, (image) => this.#kept.has(image), async (announcement) => {
      if (signal.aborted) throw new DOMException('taken back', 'AbortError');
      await this.#note({ ...kept, announcement });
    });
    const now = this.#kept.get(kept.image);
    if (signal.aborted || now === undefined || now.announcement === null) throw new DOMException('taken back', 'AbortError');
    const { id: image, view, lens } = upload.image;
    this.#uploads.set(image, upload);
    if (image === kept.image) await this.#note({ ...now, announced: true });
    else await this.#rename(kept.image, { ...now, image, view, lens, announcement: { ...now.announcement, image }, announced: true }, { view, lens });
  }

  async #send(kept: Kept, signal: AbortSignal): Promise<void> {
    const { image, size, confirmId } = kept;
    this.#change(image, { phase: 'sending' });
    const upload = this.#uploads.get(image);
    this.#uploads.delete(image);
    const confirmed = await carry({ announcement: kept.announcement as Announcement, upload, confirmId }, kept.bytes as Blob, this.#around.line, {
      progress: (sent) => {
        this.#tries.delete(image);
        this.#change(image, { part: sent / size });
      },
      arrived: (bytes) => void this.#note({ ...kept, arrived: bytes }),
    }, signal);
    this.#change(image, { phase: 'received', part: 1 });
    this.#around.received(confirmed);
  }

  async #failed(tried: Kept, error: unknown): Promise<boolean> {
    const kept = this.#kept.get(tried.image);
    if (kept === undefined) return true;
    this.#tries.set(kept.image, (this.#tries.get(kept.image) ?? 0) + 1);
    const code = error instanceof Refused ? error.code : 'unreadable-here';
    if (code === 'not-signed-in' || code === 'gone') {
      const said = this.#halted;
      this.#halted = true;
      this.#wait(kept);
      if (!said) this.#around.stopped(code);
      return false;
    }
    if (error instanceof Refused && (mayPass(error) || !isOurs(error))) return this.#wait(kept);
    if (kept.takingBack) {
      await this.#forget(kept.image);
      return true;
    }
    const why = error instanceof Refused ? (error.problem.why ?? code) : code;
    if (why === 'dropped') await this.#startAnew(kept);
    else await this.#refuse(kept, why);
    return true;
  }

  /** Later again; always false, for nothing is done with. */
  #wait(kept: Kept): false {
    this.#change(kept.image, { phase: 'waiting' });
    return false;
  }

  /** The server dropped the image while its photo waited here: the same bytes are announced as another one. */
  async #startAnew(kept: Kept): Promise<void> {
    const image = uuid7();
    const announcement = kept.announcement === null ? null : { ...kept.announcement, image, id: uuid7() };
    await this.#rename(kept.image, { ...kept, image, announcement, confirmId: uuid7(), announced: false, arrived: 0 }, { phase: 'waiting', part: 0 });
  }

  async #rename(from: string, anew: Kept, change: Partial<Row>): Promise<void> {
    this.#kept.delete(from);
    this.#kept.set(anew.image, anew);
    this.#change(from, { ...change, image: anew.image });
    await this.#around.shelf.rename(from, anew).catch(() => this.#around.notKept());
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
    return keepable(file, { image, caseId: this.#around.caseId, view, lens });
  }

  #take(kept: Kept): void {
    this.#kept.set(kept.image, kept);
    if (!kept.takingBack) this.#rows = [...this.#rows, rowOf(kept)];
  }

  /** True once the photo is on the shelf, or on this page alone. */
  async #keep(kept: Kept): Promise<boolean> {
    if (kept.bytes !== null && (await isTooLong(kept.bytes))) {
      await this.#refuse(kept, 'unreadable-too_long');
      return false;
    }
    await this.#around.shelf.keep(kept).catch(() => this.#around.notKept());
    this.#change(kept.image, { phase: 'waiting' });
    return true;
  }

  async #judge(kept: Kept): Promise<void> {
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
