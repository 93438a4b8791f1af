// Names as the server compares them (schemas/person.py): no case, no accents, hyphens as spaces, no space twice.

export function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('-', ' ').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
}
