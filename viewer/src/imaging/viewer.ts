// What the viewer is told, and what it tells.
import type { FrameFacts, Mark, MarkKind } from './facts';
import type { Full } from './full.svelte';
import type { ShownMark } from './mark';
import type { Placement, Size } from './placement';
import type { Sided } from './sides';

export type ViewerProps = {
  /** Loading begins anew when this changes; a renewed address of the same image does not disturb its reader. */
  imageId: string;
  displayUrl: string;
  frameUrl?: string;
  frame?: FrameFacts;
  /** Asks for every pixel of the image; absent where the copy or the frame has them all. */
  askFull?: (signal: AbortSignal) => Promise<Full>;
  /** Of the upright original, in pixels: marks are in these. */
  size: Size;
  /** What the picture is, for those who do not see it. */
  label: string;
  view?: string;
  taken?: string;
  sided?: Sided;
  marks?: readonly ShownMark[];
  /** What pointer and arrows draw instead of moving the picture, and the words of a mark of words. */
  drawing?: MarkKind | null;
  words?: string;
  /** The finished mark that they move and shape. It is shown by whoever shapes it, and is none of `marks`. */
  changing?: Mark | null;
  /** Told when a mark was drawn, or changed. */
  ondraw?: (mark: Mark) => void;
  /** By key: nothing more is to be drawn or changed. */
  onleave?: () => void;
  /** By key: the mark that is being changed is to go. */
  ondelete?: () => void;
  /** A finger was on one of `marks`. */
  onchoose?: (id: string) => void;
  /** Each time that a picture of it, of whatever quality, was painted. */
  onpainted?: () => void;
  /** Once per image: shown for `ms`, its long side at `px` device pixels. */
  onlook?: (px: number, ms: number) => void;
  /** How the picture is turned and flipped now: what is said of its sides beside the viewer must know. */
  onplace?: (now: Pick<Placement, 'turns' | 'flipped'>) => void;
  /** An address did not answer: it may have run out (they live five minutes). */
  onstale?: () => void;
  /** Whoever stands around the viewer shows its keys together with their own. */
  onhelp?: () => void;
  /** Whether single letters, digits and signs are keys: a person may turn them off. */
  singleKeys?: boolean;
};
