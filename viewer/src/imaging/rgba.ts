// Greys as the canvas holds them: red, green, blue and opaque in one word, the same read from either end.
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const OPAQUE = LITTLE_ENDIAN ? 0xff000000 : 0x000000ff;
const SHIFT = LITTLE_ENDIAN ? 0 : 8;

/** The word of a grey from 0 to 255. */
export const wordOf = (grey: number): number => OPAQUE | ((grey * 0x010101) << SHIFT);

/** The grey in a word: its second byte is green from one end and blue from the other. */
export const greyOf = (word: number): number => (word >>> 8) & 0xff;
