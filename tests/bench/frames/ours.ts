// The reading room's own painters.
import { CanvasPainter } from '../../../viewer/src/imaging/paint-2d';
import { GlPainter } from '../../../viewer/src/imaging/paint-gl';
import { fitted, matrixOf, panned } from '../../../viewer/src/imaging/placement';
import { greys } from '../../../viewer/src/imaging/window';
import { type Asked, counted, facts, given, offsetAt, VIEWPORT, windowAt } from './asked';

/** What the processor plays is measured as if it were a card. */
function takenForCard(): void {
  WebGL2RenderingContext.prototype.getExtension = () => null;
}

async function run({ kind, seconds, painter }: Asked): Promise<number> {
  const frame = { columns: facts.columns, rows: facts.rows, values: await given() };
  if (painter === 'gl') takenForCard();
  const made = painter === 'gl' ? new GlPainter(frame, () => undefined) : new CanvasPainter(frame);
  Object.assign(made.canvas.style, { width: `${VIEWPORT.width}px`, height: `${VIEWPORT.height}px` });
  document.body.append(made.canvas);
  const size = { width: facts.columns, height: facts.rows };
  const start = fitted(size, VIEWPORT);
  made.setGreys(greys(facts, windowAt(0)), null);
  return counted(seconds, async (at) => {
    if (kind === 'window') made.setGreys(greys(facts, windowAt(at)), null);
    const placement = kind === 'window' ? start : panned(start, offsetAt(at), offsetAt(at), size, VIEWPORT);
    made.draw(matrixOf(placement, VIEWPORT), VIEWPORT, 1);
    await new Promise(requestAnimationFrame);
  });
}

Object.assign(globalThis, { run });
