// Telephone numbers: as a person reads them, and as a telephone dials them.

export function dialled(phone: string): string {
  return phone.replace(/[^+\d]/g, '');
}

/** A number of the North American plan as it is written there, never broken over two lines; any other as it was given. */
export function phoneWords(phone: string): string {
  const parts = /^(?:\+?1)?(\d{3})(\d{3})(\d{4})$/.exec(dialled(phone));
  return parts === null ? phone : `(${parts[1]})\u00a0${parts[2]}\u2011${parts[3]}`;
}
