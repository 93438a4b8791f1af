// Photos wait here, on the device, until the server has them: a closed tab or an empty battery loses none (SPEC UPL-06).
import type { Announcement, Lens, View } from '../contract/upload';

/** One photo on its way. The identifiers of all its acts are kept with it, so that a second try is the same as the first. */
export type Kept = {
  image: string;
  caseId: string;
  view: View;
  lens: Lens;
  name: string;
  type: string;
  size: number;
  /** When the file was made, by the device's own clock (ISO 8601). */
  capturedAt: string;
  /** Null until the bytes were hashed: a photo is kept before anything else is done with it. */
  announcement: Announcement | null;
  confirmId: string;
  /** Null once the bytes are of no use: the photo was refused, or is being taken back. */
  bytes: Blob | null;
  announced: boolean;
  /** Bytes that lay in the store when the page last heard of it. */
  arrived?: number;
  /** What is weak about it, as a message id, while it waits for a person's word; null or absent once it may be sent. */
  weak?: string | null;
  /** Why the server will never take it, as a message id's last part; shown until a person puts it away. */
  refused: string | null;
  takingBack: boolean;
  /** Milliseconds by the device's own clock, each photo later than the one before: the order in which they were chosen. */
  keptAt: number;
  /** True once it looked too old: the second time it is. */
  aged?: boolean;
};

export type Shelf = {
  /** Keeps a photo with its bytes; once this is done, no power cut takes it. */
  keep: (kept: Kept) => Promise<void>;
  /** Writes down what became of a photo. Its bytes stay as they lie, or go where they are null. */
  note: (kept: Kept) => Promise<void>;
  /** The same bytes under another identifier: both at once, or neither. */
  rename: (from: string, kept: Kept) => Promise<void>;
  of: (caseId: string) => Promise<Kept[]>;
  remove: (image: string) => Promise<void>;
};

/** Bytes lie by themselves: a note about a film of a gigabyte must not write the gigabyte again. */
const NOTES = 'notes';
const BYTES = 'bytes';
/** A link takes uploads for seven days (SPEC UPL-12): what is older can never be sent, and does not stay on a shared phone. */
export const KEEP_MS = 7 * 24 * 3600 * 1000;

export function openShelf(): Shelf {
  let opened: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> => (opened ??= open());

  async function write(change: (notes: IDBObjectStore, bytes: IDBObjectStore) => void): Promise<void> {
    // Chromium's commits are relaxed unless asked: a photo must survive the phone, not only the page.
    const transaction = (await database()).transaction([NOTES, BYTES], 'readwrite', { durability: 'strict' });
    change(transaction.objectStore(NOTES), transaction.objectStore(BYTES));
    await finished(transaction);
  }

  const put = (kept: Kept, notes: IDBObjectStore, bytes: IDBObjectStore): void => {
    notes.put({ ...kept, bytes: null });
    bytes.put(kept.bytes, kept.image);
  };
  const remove = (image: string, notes: IDBObjectStore, bytes: IDBObjectStore): void => {
    notes.delete(image);
    bytes.delete(image);
  };

  return {
    keep: (kept) => write((notes, bytes) => put(kept, notes, bytes)),
    note: (kept) => write((notes, bytes) => {
      notes.put({ ...kept, bytes: null });
      if (kept.bytes === null) bytes.delete(kept.image);
    }),
    rename: (from, kept) => write((notes, bytes) => {
      put(kept, notes, bytes);
      remove(from, notes, bytes);
    }),
    remove: (image) => write((notes, bytes) => remove(image, notes, bytes)),
    of: async (caseId) => {
      const reading = (await database()).transaction([NOTES, BYTES]);
      const [all, blobs, names] = await Promise.all([
        answered<Kept[]>(reading.objectStore(NOTES).getAll()),
        answered<Blob[]>(reading.objectStore(BYTES).getAll()),
        answered(reading.objectStore(BYTES).getAllKeys()),
      ]);
      const lying = new Map(names.map((name, at) => [name, blobs[at] ?? null]));
      const { stale, aged } = old(all, Date.now());
      if (stale.length + aged.length > 0) {
        await write((notes, bytes) => {
          stale.forEach((each) => remove(each.image, notes, bytes));
          aged.forEach((each) => notes.put(each));
        });
      }
      return all
        .filter((each) => each.caseId === caseId && !stale.includes(each))
        .map((each) => ({ ...(aged.find(({ image }) => image === each.image) ?? each), bytes: lying.get(each.image) ?? null }))
        .sort((one, other) => one.keptAt - other.keptAt);
    },
  };
}

/**
 * What is too old to stay, and what looks so for the first time. A phone whose clock was wrong when the photo was taken, and is right now,
 * makes it look years old: its week begins anew, once.
 */
export function old(all: readonly Kept[], now: number): { stale: Kept[]; aged: Kept[] } {
  const over = all.filter((each) => now - each.keptAt > KEEP_MS).sort((one, other) => one.keptAt - other.keptAt);
  const aged = over.filter((each) => each.aged !== true).map((each, at) => ({ ...each, aged: true, keptAt: now + at }));
  return { stale: over.filter((each) => each.aged === true), aged };
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('mesial-photos', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(NOTES, { keyPath: 'image' });
    request.result.createObjectStore(BYTES);
  };
  return answered(request);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}
