// What a held file says, line by line beside what the case says: enough to decide without the picture.
import type { CaseForOffice, OfficeImage, Sex } from '../contract/shapes';

export type Compared = { what: 'patient' | 'number' | 'birth_date' | 'sex' | 'acquired'; file: string | null; known: string | null; differs: boolean };
export type Sayings = { day: (day: string) => string; time: (at: string) => string; sex: (sex: Sex) => string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Nothing for a file that names nobody. */
export function comparedWith(image: Pick<OfficeImage, 'says'>, of: Pick<CaseForOffice, 'sex'> & { row: Pick<CaseForOffice['row'], 'patient' | 'birth_date'> }, say: Sayings): Compared[] {
  const said = image.says;
  if (said === null) return [];
  const day = (text: string | null): string | null => (text !== null && DAY.test(text) ? say.day(text) : text);
  return [
    { what: 'patient', file: nameOf(said.patient), known: of.row.patient, differs: said.differs.includes('name') },
    { what: 'number', file: said.number, known: null, differs: false },
    { what: 'birth_date', file: day(said.birth_date), known: say.day(of.row.birth_date), differs: said.differs.includes('birth_date') },
    { what: 'sex', file: said.sex === null ? null : say.sex(said.sex), known: say.sex(of.sex), differs: said.differs.includes('sex') },
    { what: 'acquired', file: acquiredAt(said.acquired, say), known: null, differs: false },
  ];
}

/** A DICOM name as people write it: given name first, without the carets between its components (PS3.5 6.2.1). */
function nameOf(written: string | null): string | null {
  const [family = '', given = '', ...rest] = (written ?? '').split('=', 1)[0]?.split('^') ?? [];
  const parts = [given, ...rest.slice(0, 1), family].map((part) => part.trim()).filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

/** The device's own clock, without a zone: said as it stands there, where it can be read at all. */
function acquiredAt(text: string | null, say: Sayings): string | null {
  if (text === null) return null;
  if (DAY.test(text)) return say.day(text);
  return Number.isNaN(Date.parse(text)) ? text : say.time(text);
}
