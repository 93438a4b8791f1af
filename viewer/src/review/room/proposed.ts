// Which earlier picture a picture is compared with: one of the same view, or of a tooth that a finding of either names; any other by choice.
import type { Prior, ReadImage, Review } from '../../contract/shapes';
import type { Tooth } from '../../mouth/tooth';
import { isLetter } from '../fill';
import { imagesOf } from '../findings/teeth';

/** A picture of an earlier record. */
export type EarlierPicture = { readonly prior: Prior; readonly image: ReadImage };
/** `tooth` is why; null where it is for the view. */
export type Proposal = { readonly picture: EarlierPicture; readonly tooth: Tooth | null };

/** What can be shown of earlier records, newest record first, once each: a later round of a case shows the pictures of its first again. */
export function earlierPictures(priors: readonly Prior[]): EarlierPicture[] {
  const known = new Set<string>();
  return priors.flatMap((prior) => prior.images.filter(isComparable).map((image) => ({ prior, image }))).filter(({ image }) => !known.has(image.id) && known.add(image.id));
}

export function isComparable(image: ReadImage): boolean {
  return image.display_url !== null && !isLetter(image);
}

/** The newest of the same view that shows a tooth of a finding; else the newest of the same view; else of such a tooth. */
export function proposed(image: ReadImage, findings: Review['findings'], pictures: readonly EarlierPicture[]): Proposal | null {
  const toothOf = ({ prior, image: other }: EarlierPicture): Tooth | null => {
    const teeth = [...findings.filter((each) => each.image === image.id), ...prior.findings.filter((each) => each.image === other.id)].flatMap((each) => each.tooth ?? []) as Tooth[];
    return teeth.find((tooth) => imagesOf(tooth, findings, [image]).length > 0 && imagesOf(tooth, prior.findings, [other]).length > 0) ?? null;
  };
  const known = pictures.map((picture) => ({ picture, tooth: toothOf(picture) }));
  const isLike = ({ picture }: Proposal): boolean => picture.image.view === image.view;
  const best = known.find((each) => isLike(each) && each.tooth !== null) ?? known.find(isLike) ?? known.find((each) => each.tooth !== null);
  return best === undefined ? null : { picture: best.picture, tooth: isLike(best) ? null : best.tooth };
}
