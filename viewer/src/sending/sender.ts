// All photos of one case on this device: kept first, then sent one after the other, again and again until the server has each.
import { Refused } from '../contract/refused';
import type { Lens, SentImage, View } from '../contract/upload';
import { uuid7 } from '../contract/uuid7';
import { carry, type Line } from './carry';
import { LIMITS, refusalOf } from './limits';
import { fingerprint } from './pieces';
import type { Kept, Shelf } from './shelf';

/** A photo as its sender sees it. `part` is 0 to 1; `preview` are the bytes while they are still here. */
export type Row = {
  image: string;
  view: View;
  lens: Lens;
  name: string;
  size: number;
  phase: 'reading' | 'waiting' | 'sending' | 'received' | 'refused';
  part: number;
  why: string | null;
  preview: Blob | null;
};

export type Surround = {
  caseId: string;
  shelf: Shelf;
  line: Line;
  /** Resolves after the given time, or sooner when the line is back. */
  pause: (ms: number) => Promise<void>;
  /** The rows changed. */
  changed: (rows: readonly Row[]) => void;
  received: (image: SentImage) => void;
  /** The server does not know us any more, or takes nothing any more: a person has to do something. */
  stopped: (why: 'not-signed-in' | 'gone') => void;
  /** The device could not keep the photo: it lives only as long as the page. */
  notKept: () => void;
};

export const FIRST_PAUSE_MS = 1_000;
export const LONGEST_PAUSE_MS = 30_000;
const AGAIN: ReadonlySet<string> = new Set(['unreachable', 'fault', 'too-many']);

export class Sender {
  readonly #around: Surround;
  readonly #kept = new Map<string, Kept>();
  readonly #rows = new Map<string, Row>();
  readonly #tries = new Map<string, number>();
  readonly #giveUp = new Map<string, AbortController>();
  #running = false;
  #halted = false;

  constructor(around: Surround) {
    this.#around = around;
  }

  get rows(): readonly Row[] {
    return [...this.#rows.values()];
  }

  get unsent(): number {
    return this.rows.filter((each) => each.phase === 'reading' || each.phase === 'waiting' || each.phase === 'sending').length;
  }

  /** Takes up what an earlier page left on the shelf. `server` is what the server has of this case. */
  async open(server: readonly SentImage[]): Promise<void> {
    for (const kept of await this.#around.shelf.of(this.#around.caseId).catch(() => [])) {
      const known = server.find((each) => each.id === kept.image);
      if (known !== undefined && known.status !== 'announced') await this.#forget(kept.image);
      else if (!this.#rows.has(kept.image)) this.#take(kept);
    }
    this.#tell();
    this.start();
  }

  /** Keeps a photo on the device, then sends it. What cannot be taken is refused at once, and touches no other. */
  async add(file: File, view: View, lens: Lens, server: readonly SentImage[]): Promise<void> {
    const image = uuid7();
    const row: Row = { image, view, lens, name: file.name, size: file.size, phase: 'reading', part: 0, why: null, preview: file };
    const others = [...server, ...this.rows.filter((each) => each.phase !== 'refused' && !server.some((one) => one.id === each.image))];
    this.#show(row);
    const early = refusalOf(file.size, others);
    if (early !== null) return this.#show({ ...row, phase: 'refused', why: early, preview: null });
    const print = await fingerprint(file).catch(() => null);
    if (print === null) return this.#show({ ...row, phase: 'refused', why: 'unreadable-here', preview: null });
    if (this.#isHere(print.sha256, server)) return this.#show({ ...row, phase: 'refused', why: 'duplicate', preview: null });
    const announcement = {
      act: 'announce' as const, id: uuid7(), image, view, lens, name: file.name.slice(0, LIMITS.nameCharacters), declared_type: file.type || 'application/octet-stream',
      size: file.size, ...print, captured_at: new Date(Math.min(file.lastModified || Date.now(), Date.now())).toISOString(), device: deviceWords(),
    };
    const kept: Kept = { image, caseId: this.#around.caseId, announcement, confirmId: uuid7(), bytes: file, announced: false, refused: null, takingBack: false, keptAt: Date.now() };
    await this.#keep(kept);
    this.#show({ ...row, phase: 'waiting' });
    this.start();
  }

  /** Takes a photo back, or puts a refused one away. The server is told before anything is forgotten. */
  async takeBack(image: string): Promise<void> {
    const kept = this.#kept.get(image);
    const giveUp = this.#giveUp.get(image);
    this.#rows.delete(image);
    this.#tell();
    giveUp?.abort();
    if (kept === undefined) return;
    if (kept.refused !== null || (!kept.announced && giveUp === undefined)) return this.#forget(image);
    await this.#keep({ ...kept, takingBack: true, bytes: null });
    this.start();
  }

  /** Nothing of this case can be sent any more: no photo stays behind on the device. */
  async clear(): Promise<void> {
    for (const each of this.#giveUp.values()) each.abort();
    for (const image of [...this.#kept.keys()]) await this.#forget(image);
    this.#rows.clear();
    this.#tell();
  }

  /** Goes on after a stop, for example once the birth date was given again. */
  start(): void {
    this.#halted = false;
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let pause = FIRST_PAUSE_MS;
    for (let next = this.#next(); next !== undefined && !this.#halted; next = this.#next()) {
      if (await this.#attempt(next)) pause = FIRST_PAUSE_MS;
      else if (!this.#halted) {
        await this.#around.pause(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    this.#running = false;
  }

  /** The one that was tried least: a photo that fails again and again holds up no other. */
  #next(): Kept | undefined {
    const open = [...this.#kept.values()].filter((each) => each.takingBack || (each.refused === null && each.bytes !== null));
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
      if (giveUp.signal.aborted && this.#kept.get(kept.image)?.takingBack !== kept.takingBack) return true;
      return this.#failed(kept, error);
    } finally {
      this.#giveUp.delete(kept.image);
    }
  }

  async #send(kept: Kept, signal: AbortSignal): Promise<void> {
    const bytes = kept.bytes as Blob;
    this.#change(kept.image, { phase: 'sending' });
    const image = await carry(kept, bytes, this.#around.line, {
      announced: async () => {
        const now = this.#kept.get(kept.image);
        if (now !== undefined) await this.#keep({ ...now, announced: true });
      },
      progress: (sent) => {
        this.#tries.delete(kept.image);
        this.#change(kept.image, { part: sent / kept.announcement.size });
      },
    }, signal);
    this.#change(kept.image, { phase: 'received', part: 1 });
    this.#around.received(image);
  }

  async #failed(kept: Kept, error: unknown): Promise<boolean> {
    this.#tries.set(kept.image, (this.#tries.get(kept.image) ?? 0) + 1);
    if (!this.#kept.has(kept.image)) return true;
    const code = error instanceof Refused ? error.code : 'unreadable-here';
    if (error instanceof Refused && (AGAIN.has(code) || error.status >= 500)) {
      this.#change(kept.image, { phase: 'waiting' });
      return false;
    }
    if (code === 'not-signed-in' || code === 'gone') {
      this.#halted = true;
      this.#change(kept.image, { phase: 'waiting' });
      this.#around.stopped(code);
      return false;
    }
    if (kept.takingBack) {
      await this.#forget(kept.image);
      return true;
    }
    const why = error instanceof Refused ? (error.problem.why ?? code) : code;
    await this.#keep({ ...(this.#kept.get(kept.image) ?? kept), refused: why, bytes: null });
    this.#change(kept.image, { phase: 'refused', why, preview: null });
    return true;
  }

  #isHere(sha256: string, server: readonly SentImage[]): boolean {
    const mine = [...this.#kept.values()].filter((each) => each.refused === null && !each.takingBack);
    return mine.some((each) => each.announcement.sha256 === sha256) || server.some((each) => each.sha256 === sha256 && each.status !== 'unreadable' && each.status !== 'dropped');
  }

  #take(kept: Kept): void {
    this.#kept.set(kept.image, kept);
    if (kept.takingBack) return;
    const { image, view, lens, name, size } = kept.announcement;
    const phase = kept.refused === null ? ('waiting' as const) : ('refused' as const);
    this.#rows.set(image, { image, view, lens, name, size, phase, part: 0, why: kept.refused, preview: kept.bytes });
  }

  async #keep(kept: Kept): Promise<void> {
    this.#kept.set(kept.image, kept);
    await this.#around.shelf.put(kept).catch(() => this.#around.notKept());
  }

  async #forget(image: string): Promise<void> {
    this.#kept.delete(image);
    await this.#around.shelf.remove(image).catch(() => undefined);
  }

  #show(row: Row): void {
    this.#rows.set(row.image, row);
    this.#tell();
  }

  #change(image: string, change: Partial<Row>): void {
    const row = this.#rows.get(image);
    if (row !== undefined) this.#show({ ...row, ...change });
  }

  #tell(): void {
    this.#around.changed(this.rows);
  }
}

/** The browser's own word for itself: how a picture was collected belongs to the record (D9996). */
function deviceWords(): string {
  return navigator.userAgent.slice(0, LIMITS.deviceCharacters);
}
