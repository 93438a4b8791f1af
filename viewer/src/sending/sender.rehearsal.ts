// What the sender's tests send against: a server that a test can trouble at any call, a shelf in memory, and photos.
import { expect } from 'vitest';
import { Refused, type Code, type ProblemDocument } from '../contract/refused';
import type { Announcement, RefusedFile, SentImage, Ticket, Upload } from '../contract/upload';
import type { Line } from './carry';
import { LIMITS } from './limits';
import { fingerprint, PIECE_BYTES } from './pieces';
import type { Row } from './row';
import { Sender } from './sender';
import type { Kept, Shelf } from './shelf';
import type { Surround } from './surround';

/** A server with a store: believes only what it holds, answers the same to the same act. */
export class House {
  images = new Map<string, { said: Announcement; status: string; store: Map<number, string> }>();
  calls: string[] = [];
  refusals: RefusedFile[] = [];
  /** Asked before each call; what it throws is what the caller gets. */
  trouble: (call: string, number: number) => void = () => undefined;
  ticketsAtOnce = 8;
  /** An older server, which answered 200 for an image that it had dropped. */
  lenient = false;
  #spoken = new Map<string, string>();

  line: Line = {
    announce: async (told) => {
      this.#hear('announce', -1);
      const before = this.#spoken.get(told.id);
      if (before !== undefined && before !== JSON.stringify(told)) throw said('key-reused', 422);
      const twin = [...this.images.values()].find((each) => each.status !== 'dropped' && each.said.sha256 === told.sha256);
      if (before === undefined && twin !== undefined) throw unacceptable('duplicate', twin.said.image);
      this.#spoken.set(told.id, JSON.stringify(told));
      if (!this.images.has(told.image)) this.images.set(told.image, { said: told, status: 'announced', store: new Map() });
      return this.#upload(told.image, []);
    },
    tickets: async (image) => {
      this.#hear('tickets', -1);
      return this.#upload(image, [...(this.images.get(image)?.store.keys() ?? [])]);
    },
    put: async (ticket, bytes, signal, sent) => {
      sent(Math.floor(bytes.size / 2));
      this.#hear('put', ticket.number);
      if (signal.aborted) throw new DOMException('', 'AbortError');
      const one = this.images.get(ticket.url);
      if (one === undefined) throw new Error('no such image');
      const { sha256 } = await fingerprint(bytes);
      expect({ number: ticket.number, sha256, size: bytes.size }).toEqual({ number: ticket.number, ...one.said.pieces[ticket.number] });
      one.store.set(ticket.number, sha256);
    },
    confirm: async (image, id) => {
      this.#hear('confirm', -1);
      const one = this.images.get(image);
      if (one === undefined) throw said('not-found', 404);
      if (one.status === 'dropped') throw unacceptable('dropped');
      expect(id).not.toBe(one.said.id);
      if (one.store.size < one.said.pieces.length) throw unacceptable('pieces-missing');
      one.status = 'received';
      return this.sent(image);
    },
    drop: async (image) => {
      this.#hear('drop', -1);
      const one = this.images.get(image);
      if (one === undefined) throw said('not-found', 404);
      one.status = 'dropped';
    },
    refused: async (told) => {
      this.#hear('refused', -1);
      this.refusals.push(told);
    },
  };

  sent(image: string): SentImage {
    const one = this.images.get(image) as { said: Announcement; status: string };
    const { view, lens, name, size, sha256 } = one.said;
    return { id: image, view, lens, name, size, sha256, status: one.status, reason: '', hint: '', verdict: '', thumb_url: null, removable: one.status === 'announced' };
  }

  count(call: string): number {
    return this.calls.filter((each) => each === call).length;
  }

  #upload(image: string, arrived: number[]): Upload {
    const one = this.images.get(image);
    if (one === undefined) throw said('not-found', 404);
    if (one.status === 'dropped' && !this.lenient) throw unacceptable('dropped');
    const missing = one.said.pieces.map((each, number): Ticket => ({ number, size: each.size, url: image, headers: {} })).filter((each) => !arrived.includes(each.number));
    return { image: this.sent(image), arrived, tickets: one.status === 'announced' ? missing.slice(0, this.ticketsAtOnce) : [] };
  }

  #hear(call: string, number: number): void {
    this.calls.push(call);
    this.trouble(call, number);
  }
}

export class MemoryShelf implements Shelf {
  kept = new Map<string, Kept>();
  keep = async (kept: Kept): Promise<void> => void this.kept.set(kept.image, kept);
  note = async (kept: Kept): Promise<void> => void this.kept.set(kept.image, kept);
  rename = async (from: string, kept: Kept): Promise<void> => {
    this.kept.delete(from);
    this.kept.set(kept.image, kept);
  };
  of = async (caseId: string): Promise<Kept[]> => [...this.kept.values()].filter((each) => each.caseId === caseId);
  remove = async (image: string): Promise<void> => void this.kept.delete(image);
}

/** A no in the house's own words: its type says so (RFC 9457). */
export const said = (code: Code, status: number, more: ProblemDocument = {}): Refused => new Refused(code, status, { type: `/problems/${code}`, ...more });
const unacceptable = (why: string, subject?: string): Refused => said('unacceptable', 409, { why, subject: subject ?? null });
export const offline = (): Refused => new Refused('unreachable', 0);
export const photo = (mark: number, pieces = 3): File =>
  new File([new Uint8Array((pieces - 1) * PIECE_BYTES + 100).fill(mark)], `photo-${mark}.jpg`, { type: 'image/jpeg', lastModified: 1 });

/** One sender on its stage, and all that it said and did. */
export interface Stage {
  sender: Sender;
  pauses: number[];
  seen: Row[][];
  stops: string[];
  received: string[];
  settled: (done: () => boolean) => Promise<void>;
  phases: () => string[];
  add: (...files: File[]) => ReturnType<Sender['add']>;
}

export function at(house: House, shelf: MemoryShelf, more: Partial<Surround> = {}): Stage {
  const pauses: number[] = [];
  const seen: Row[][] = [];
  const stops: string[] = [];
  const received: string[] = [];
  const sender = new Sender({
    caseId: 'case', shelf, line: house.line, limits: LIMITS,
    pause: (ms) => {
      pauses.push(ms);
      return new Promise((resume) => setTimeout(resume, 0));
    },
    weakness: () => Promise.resolve(null),
    changed: (rows) => void seen.push([...rows]),
    received: (image) => void received.push(image.id),
    stopped: (why) => void stops.push(why),
    notKept: () => expect.unreachable(),
    ...more,
  });
  const settled = (done: () => boolean): Promise<void> => expect.poll(done, { timeout: 5_000, interval: 1 }).toBe(true).then(() => undefined);
  const phases = (): string[] => sender.rows.map((row) => row.phase);
  return { sender, pauses, seen, stops, received, settled, phases, add: (...files: File[]) => sender.add(files, 'front', 'rear', []) };
}
