// What one case takes, said before anything is sent. The server decides by the same numbers (schemas/care/image.py; a test compares).
const MIB = 1024 * 1024;

export const LIMITS = { files: 30, fileBytes: 200 * MIB, caseBytes: 400 * MIB, nameCharacters: 200, deviceCharacters: 200 };

/** Why a file of that size cannot join the others, as the last part of a message id, or null. */
export function refusalOf(size: number, others: readonly { size: number; status?: string }[]): string | null {
  if (size === 0) return 'unreadable-empty';
  if (size > LIMITS.fileBytes) return 'unreadable-too_large';
  const counted = others.filter((each) => each.status !== 'dropped' && each.status !== 'unreadable');
  const all = counted.reduce((sum, each) => sum + each.size, size);
  return counted.length >= LIMITS.files || all > LIMITS.caseBytes ? 'quota' : null;
}
