// The reading room's own painters.
import { CanvasPainter } from '../../../viewer/src/imaging/paint-2d';
import { GlPainter } from '../../../viewer/src/imaging/paint-gl';
import { fitted, matrixOf, panned } from '../../../viewer/src/imaging/placement';
import { greys } from '../../../viewer/src/imaging/window';
import { type Asked, counted, facts, given, stepAt, VIEWPORT, windowAt } from './asked';

async function run({ kind, seconds, painter }: Asked): Promise<number> {
  const frame = { columns: facts.columns, rows: facts.rows, values: await given() };
  const made = painter === 'gl' ? new GlPainter(frame, () => undefined) : new CanvasPainter(frame);
  Object.assign(made.canvas.style, { width: `${VIEWPORT.width}px`, height: `${VIEWPORT.height}px` });
  document.body.append(made.canvas);
  const size = { width: facts.columns, height: facts.rows };
  let placement = fitted(size, VIEWPORT);
  made.setGreys(greys(facts, windowAt(0)), null);
  return counted(seconds, async (at) => {
    if (kind === 'window') made.setGreys(greys(facts, windowAt(at)), null);
    else placement = panned(placement, stepAt(at), stepAt(at), size, VIEWPORT);
    made.draw(matrixOf(placement, VIEWPORT), VIEWPORT, 1);
    await new Promise(requestAnimationFrame);
  });
}

Object.assign(globalThis, { run });
