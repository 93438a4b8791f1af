// What the tools do to how a picture is looked at, and that reset undoes each of them.
import { expect, test } from 'vitest';
import type { FrameFacts } from './facts';
import { imagePoint, screenPoint } from './matrix';
import { Reading } from './reading.svelte';
import { KEY_OF, pressed, TOOLS } from './tools';

const VIEW = { width: 600, height: 400 };
const FACTS: FrameFacts = {
  columns: 600, rows: 400, bits_stored: 12, signed: false, photometric: 'MONOCHROME2', slope: 1, intercept: 0, padding_value: null, frames: 1, pixel_sha256: '',
  windows: [{ center: 2048, width: 4096, explanation: '', function: 'LINEAR' }, { center: 100, width: 16, explanation: '', function: 'LINEAR' }],
  spacing: { row_mm: 0.02, column_mm: 0.02, provenance: 'detector' },
};
const film = (): Reading => new Reading(VIEW, FACTS, VIEW);
const how = (of: Reading): unknown => [of.placement, of.window, of.inverted, of.gamma, of.filter, of.lens, of.hidden, of.windowMode, of.measures.gauge, of.measures.done, of.measures.latest];

test.each(TOOLS.filter((tool) => tool !== 'reset'))('reset undoes %s', (tool) => {
  const reading = new Reading(VIEW, FACTS, { width: 300, height: 200 });
  const before = how(reading);
  reading.use(tool);
  expect(how(reading)).not.toEqual(before);
  reading.use('reset');
  expect(how(reading)).toEqual(before);
});

test('a length is measured by keys alone, and Escape puts the ruler away but not what was measured', () => {
  const reading = film();
  expect(reading.crosshairKey('Enter')).toBe(false);
  reading.use('ruler');
  expect(reading.aim).toEqual(imagePoint(300, 200));
  reading.crosshairKey('Enter');
  // Nothing has a length yet where the crosshair has not left its point.
  expect(reading.measures.drawn(reading.aim)).toEqual({ points: [imagePoint(300, 200)], result: null });
  for (let step = 0; step < 10; step += 1) reading.arrow(1, 0, false);
  for (let step = 0; step < 3; step += 1) reading.arrow(0, -1, true);
  expect(reading.measures.drawn(reading.aim)?.result).toMatchObject({ unit: 'detector' });
  reading.crosshairKey('Enter');
  expect(reading.measures.latest).toEqual({ gauge: 'ruler', value: expect.closeTo(Math.hypot(80, 3) * 0.02, 9), unit: 'detector' });
  reading.crosshairKey('Enter');
  expect(reading.crosshairKey('Escape')).toBe(true);
  expect([reading.measures.gauge, reading.measures.points, reading.measures.done.length]).toEqual([null, [], 1]);
});

test('the crosshair stays on the picture, and zooming by key holds what it is on', () => {
  const reading = film();
  reading.use('angle');
  for (let step = 0; step < 100; step += 1) reading.arrow(-1, -1, false);
  expect(reading.aim).toEqual(imagePoint(0, 0));
  reading.arrow(1, 1, false);
  const before = reading.aim;
  for (let step = 0; step < 5; step += 1) reading.use('zoom-in');
  reading.arrow(0, 0, true);
  expect(reading.aim).toEqual(imagePoint(expect.closeTo(before?.x ?? 0, 6) as number, expect.closeTo(before?.y ?? 0, 6) as number));
});

test('a tap sets a point, a drag two, and a drag that ends what was begun sets its end', () => {
  const reading = film();
  reading.use('ruler');
  reading.measure(screenPoint(10, 10), screenPoint(110, 10), false);
  expect(reading.measures.drawn(reading.aim)?.points).toEqual([imagePoint(10, 10), imagePoint(110, 10)]);
  reading.measure(screenPoint(10, 10), screenPoint(110, 10), true);
  reading.measure(screenPoint(20, 20), screenPoint(21, 20), true);
  reading.measure(screenPoint(30, 20), screenPoint(71, 20), true);
  expect(reading.measures.done.map(({ points }) => points.map(({ x }) => x))).toEqual([[10, 110], [21, 71]]);
  reading.use('angle');
  for (const [x, y] of [[50, 0], [0, 0], [0, 0], [0, 50]] as const) reading.measure(screenPoint(x, y), screenPoint(x, y), true);
  expect(reading.measures.latest).toEqual({ gauge: 'angle', degrees: expect.closeTo(90, 9) });
});

test('sharpen and emboss take each other’s place; a photo has them too, but nothing to window', () => {
  const photo = new Reading(VIEW, undefined, VIEW);
  for (const tool of ['sharpen', 'emboss', 'invert', 'gamma', 'window-mode'] as const) photo.use(tool);
  expect([photo.filter, photo.inverted, photo.gamma, photo.windowMode]).toEqual(['emboss', false, 1, false]);
  photo.use('emboss');
  expect(photo.filter).toBeNull();
});

test('turned off, no tool has a key', () => {
  const keys = Object.values(KEY_OF);
  const press = (key: string): unknown => pressed({ key, ctrlKey: false, altKey: false, metaKey: false }, false);
  expect(keys.map(press).filter((each) => each !== null)).toEqual([]);
  expect(press('ArrowLeft')).toEqual({ kind: 'arrow', dx: -1, dy: 0 });
  expect(press('?')).toEqual({ kind: 'help' });
});
