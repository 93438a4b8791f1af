// Photos wait here, on the device, until the server has them: a closed tab or an empty battery loses none (SPEC UPL-06).
import type { Announcement } from '../contract/upload';

/** One photo on its way. The identifiers of both acts are kept with it, so that a second try is the same as the first. */
export type Kept = {
  image: string;
  caseId: string;
  announcement: Announcement;
  confirmId: string;
  /** Null once the bytes are of no use: the photo was refused, or is being taken back. */
  bytes: Blob | null;
  announced: boolean;
  /** Why the server will never take it, as a message id's last part; shown until a person puts it away. */
  refused: string | null;
  takingBack: boolean;
  keptAt: number;
};

export type Shelf = {
  put: (kept: Kept) => Promise<void>;
  of: (caseId: string) => Promise<Kept[]>;
  remove: (image: string) => Promise<void>;
};

const STORE = 'photos';
/** A link takes uploads for seven days (SPEC UPL-12): what is older can never be sent, and does not stay on a shared phone. */
const KEEP_MS = 7 * 24 * 3600 * 1000;

export function openShelf(): Shelf {
  let opened: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> => (opened ??= open());

  async function write(change: (store: IDBObjectStore) => void): Promise<void> {
    // Chromium's commits are relaxed unless asked: a photo must survive the phone, not only the page.
    const transaction = (await database()).transaction(STORE, 'readwrite', { durability: 'strict' });
    change(transaction.objectStore(STORE));
    await finished(transaction);
  }

  return {
    put: (kept) => write((store) => store.put(kept)),
    remove: (image) => write((store) => store.delete(image)),
    of: async (caseId) => {
      const all = await answered<Kept[]>((await database()).transaction(STORE).objectStore(STORE).getAll());
      const stale = all.filter((each) => Date.now() - each.keptAt > KEEP_MS);
      if (stale.length > 0) await write((store) => stale.forEach((each) => store.delete(each.image)));
      return all.filter((each) => each.caseId === caseId && !stale.includes(each));
    },
  };
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('mesial', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'image' });
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
