// The quality gate comes later than the page, and an old page or a dead line goes without it: then the house's verdict is the only one.
import type { View } from '../contract/upload';
import { isRadiograph } from './limits';

/** Why a photo should be taken again, as a message id; null where nobody can say, and for X-rays, for which the gate has no limits. */
export async function weakness(photo: Blob, view: View): Promise<string | null> {
  if (isRadiograph(view)) return null;
  try {
    return await (await import('../gate/phone')).weakness(photo);
  } catch {
    return null;
  }
}
