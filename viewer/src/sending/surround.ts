// What a sender stands in: the case, the shelf, the line, and whom it tells.
import type { SentImage, View } from '../contract/upload';
import type { Line } from './carry';
import type { Limits } from './limits';
import type { Pause } from './pause';
import type { Row } from './row';
import type { Shelf } from './shelf';

export type Surround = {
  caseId: string;
  shelf: Shelf;
  line: Line;
  limits: Limits;
  pause: Pause;
  /** Why a photo should be taken again, as a message id, or null; asked once it is kept, and before it is sent (SPEC IMG-04). */
  weakness: (photo: Blob, view: View) => Promise<string | null>;
  /** The rows changed. */
  changed: (rows: readonly Row[]) => void;
  received: (image: SentImage) => void;
  /** The server does not know us any more, or takes nothing any more: a person has to do something. */
  stopped: (why: 'not-signed-in' | 'gone') => void;
  /** The device could not keep the photo: it lives only as long as the page. */
  notKept: () => void;
};
