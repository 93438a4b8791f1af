// Files that were refused before they were images are told to the office: beside the photos, one after the other, while this page lives.
import { Refused } from '../contract/refused';
import type { RefusedFile } from '../contract/upload';
import { uuid7 } from '../contract/uuid7';
import type { Line } from './carry';
import { LIMITS } from './limits';
import { FIRST_PAUSE_MS, longer, mayPass, type Pause } from './pause';

type Around = { line: Pick<Line, 'refused'>; pause: Pause };
type Chosen = Pick<RefusedFile, 'name' | 'size' | 'view'>;

/** The reasons that the office is told; what the case or the link takes no more, it does not take this either. */
const TOLD: ReadonlySet<string> = new Set<RefusedFile['why']>([
  'unreadable-empty', 'unreadable-too_large', 'unreadable-too_long', 'unreadable-here', 'duplicate', 'quota', 'quota-spent', 'pieces-do-not-add-up',
]);

export class Refusals {
  readonly #around: Around;
  readonly #untold: RefusedFile[] = [];
  #running = false;

  constructor(around: Around) {
    this.#around = around;
  }

  add({ name, size, view }: Chosen, why: string): void {
    if (!TOLD.has(why)) return;
    this.#untold.push({ act: 'note_refused_file', id: uuid7(), why: why as RefusedFile['why'], name: name.slice(0, LIMITS.nameCharacters), size, view });
    void this.start();
  }

  /** Tells what is left to tell. Whoever is not signed in any more goes on when called again; what the server will not have is let go. */
  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    let pause = FIRST_PAUSE_MS;
    for (let next = this.#untold[0]; next !== undefined; next = this.#untold[0]) {
      const refused = await this.#around.line.refused(next).then(() => null, (error: unknown) => error);
      if (refused instanceof Refused && refused.code === 'not-signed-in') break;
      if (refused instanceof Refused && mayPass(refused)) {
        await this.#around.pause(pause);
        pause = longer(pause);
      } else {
        this.#untold.shift();
        pause = FIRST_PAUSE_MS;
      }
    }
    this.#running = false;
  }
}
