// The photos of this page: one sender for the case, its rows, and the lens that was said last.
import { type MyCase } from '../contract/patient';
import { announce, confirm, drop, put, refused, tickets, type Lens, type SentImage, type View } from '../contract/upload';
import { LIMITS } from '../sending/limits';
import { untilOnline } from '../sending/pause';
import { isUnsent, type Row } from '../sending/row';
import { Sender } from '../sending/sender';
import { openShelf } from '../sending/shelf';
import { weakness } from '../sending/weakness';
import { mine, refresh } from './mine.svelte';
import { photosOf, type Photo } from './photos';
import { recalled, remember } from './session';

const LENSES: readonly Lens[] = ['rear', 'selfie', 'mirror', 'unknown'];

export const gallery = $state<{ rows: readonly Row[]; lens: Lens | undefined; notKept: boolean }>({ rows: [], lens: undefined, notKept: false });

let sender: Sender | undefined;
let caseId: string | undefined;

// What is not on the shelf yet ends with the page: the browser asks before it leaves.
addEventListener('beforeunload', (event) => {
  if (gallery.rows.some((each) => each.phase === 'reading' || (gallery.notKept && isUnsent(each)))) event.preventDefault();
});

/** Takes up what an earlier page of this case left on the device; later calls only go on sending. */
export async function openGallery(of: MyCase): Promise<void> {
  if (sender === undefined || caseId !== of.id) {
    caseId = of.id;
    sender = senderOf(of.id);
    await sender.open(of.images);
  } else {
    sender.start();
  }
  if (!of.rights.includes('upload')) await sender.close();
}

/** The lens that was said on this device, or else that of the newest photo: whoever takes one again need not say it again (SPEC UPL-14). */
export function recallLens(of: MyCase): void {
  gallery.lens ??= LENSES.find((lens) => lens === recalled(of.id, 'lens')) ?? of.images.at(-1)?.lens;
}

export function chooseLens(lens: Lens): void {
  gallery.lens = lens;
  if (mine.case !== undefined) remember(mine.case.id, 'lens', lens);
}

export async function add(files: readonly File[], view: View): Promise<void> {
  await sender?.add(files, view, gallery.lens ?? 'unknown', mine.case?.images ?? []);
}

/** Photos that the phone found weak are sent once a person says so. */
export async function sendAnyway(...images: string[]): Promise<void> {
  await sender?.sendAnyway(...images);
}

/** For photos of this device; one that another device announced is taken back by an act. */
export async function takeBack(image: string): Promise<void> {
  await sender?.takeBack(image);
}

export function photos(): Photo[] {
  return photosOf(mine.case?.images ?? [], gallery.rows);
}

export function unsent(): number {
  return gallery.rows.filter(isUnsent).length;
}

/** Photos that did not arrive before the case took no more. */
export function late(): readonly Row[] {
  return gallery.rows.filter((each) => each.phase === 'refused' && each.why === 'gone');
}

function senderOf(of: string): Sender {
  return new Sender({
    caseId: of,
    shelf: openShelf(),
    limits: LIMITS,
    line: { announce: (said) => announce(of, said), tickets: (image) => tickets(of, image), put, confirm: (image, id) => confirm(of, image, id), drop, refused: (said) => refused(of, said) },
    pause: untilOnline,
    weakness,
    changed: (rows) => { gallery.rows = rows; },
    received: (image) => merge(image),
    stopped: () => void refresh().catch(() => undefined),
    notKept: () => { gallery.notKept = true; },
  });
}

/** What the server just confirmed, before it is asked again. */
function merge(image: SentImage): void {
  const of = mine.case;
  if (of === undefined) return;
  const images = of.images.some((each) => each.id === image.id) ? of.images.map((each) => (each.id === image.id ? image : each)) : [...of.images, image];
  mine.case = { ...of, images, still_wanted: of.still_wanted.filter((view) => view !== image.view) };
  void refresh().catch(() => undefined);
}
