// Names for comparison, as `schemas/care/imagework.py` folds them: no case, no accents, hyphens as spaces, no space twice.

export function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/-/g, ' ').toLowerCase().trim().replace(/\s+/g, ' ');
}
