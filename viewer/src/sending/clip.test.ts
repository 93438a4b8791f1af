// A video of more than a minute is refused before it is sent, by the same number as on the server (SPEC UPL-07, UPL-10).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTooLong, MAX_SECONDS, secondsOf } from './clip';

function box(kind: string, ...parts: (number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const content = parts.flatMap((each) => [...each]);
  const size = content.length + 8;
  return Uint8Array.from([size >> 24, size >> 16, size >> 8, size, ...[...kind].map((each) => each.charCodeAt(0)), ...content]);
}
const four = (value: number): number[] => [value >> 24, value >> 16, value >> 8, value].map((each) => each & 255);
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

function mvhd(seconds: number, version = 0): Uint8Array {
  const scale = four(600);
  return version === 0 ? box('mvhd', zeros(12), scale, four(seconds * 600), zeros(80)) : box('mvhd', [1], zeros(19), scale, zeros(4), four(seconds * 600), zeros(80));
}
const film = (...boxes: Uint8Array<ArrayBuffer>[]): Blob => new Blob(boxes);
const ftyp = box('ftyp', [...'isom'].map((each) => each.charCodeAt(0)), zeros(4));

test('the length stands in the head, before or behind the pictures', async () => {
  expect(await secondsOf(film(ftyp, box('moov', mvhd(12)), box('mdat', zeros(100))))).toBe(12);
  expect(await secondsOf(film(ftyp, box('mdat', zeros(100)), box('moov', mvhd(61, 1))))).toBe(61);
  expect(await secondsOf(film(box('wide'), box('mdat', zeros(9)), box('moov', box('udta', zeros(40)), mvhd(7))))).toBe(7);
});

test('what is no video, or broken, is for the server to judge', async () => {
  for (const odd of [new Blob([]), new Blob(['solid x']), film(ftyp), film(ftyp, box('mdat', zeros(3))), film(ftyp, box('moov')), new Blob([Uint8Array.of(255, 216, 255, 224, 0, 0, 0, 0, 0)])]) {
    expect(await secondsOf(odd)).toBeNull();
    expect(await isTooLong(odd)).toBe(false);
  }
});

test('a minute and a second is the most, as the server has it', async () => {
  expect(await isTooLong(film(ftyp, box('moov', mvhd(61))))).toBe(false);
  expect(await isTooLong(film(ftyp, box('moov', mvhd(62))))).toBe(true);
  const server = readFileSync(join(import.meta.dirname, '../../../workers/imaging/video/clip.py'), 'utf8');
  const told = (name: string): number => Number(new RegExp(`^${name} = ([0-9.]+)$`, 'm').exec(server)?.[1]);
  expect(MAX_SECONDS).toBe(told('MAX_SECONDS') + told('TOLERANCE_SECONDS'));
});
