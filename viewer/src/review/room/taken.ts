// When, by whom and where a picture was taken or added: each clock under its own name, none of them trusted (SPEC D96-02, VWR-06).
import type { ReadImage } from '../../contract/shapes';
import { XRAYS } from '../../imaging/sides';
import { say, sayFileTime, sayTime } from '../../shell/language.svelte';

/** The one time that stands over the picture: the file's own word, or else the sending device's clock. */
export function takenWords(image: Pick<ReadImage, 'acquired' | 'captured_at'>): string {
  return image.acquired === null ? say('review-image-device-clock', { at: sayTime(image.captured_at) }) : say('review-image-file-says', { at: sayFileTime(image.acquired.at) });
}

/** All that is known of its times. */
export function clocksOf(image: Pick<ReadImage, 'acquired' | 'captured_at' | 'announced_at'>): string[] {
  const device = say('review-image-device-clock', { at: sayTime(image.captured_at) });
  const sent = say('review-image-sent', { at: sayTime(image.announced_at) });
  return image.acquired === null ? [device, sent] : [takenWords(image), device, sent];
}

/** Who took a photo or added an X-ray, which somebody else took at another time, and where. */
export function broughtWords({ view, collector }: Pick<ReadImage, 'view' | 'collector'>): string {
  const role = say(`role-${collector.role}`);
  const who = collector.name.trim() === '' ? role : say('review-image-who', { name: collector.name, role });
  const brought = say(XRAYS.has(view) || view === 'document' ? 'review-image-added' : 'review-image-taken', { who });
  if (collector.setting === null || collector.state === null) return brought;
  return `${brought}, ${say('review-image-place', { setting: say(`review-setting-${collector.setting}`), state: collector.state })}`;
}
