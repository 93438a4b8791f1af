// Cornerstone3D's stack viewport with the same frame; it says itself when a picture is on its canvas.
import { Enums, imageLoader, init, metaData, RenderingEngine, setUseCPURendering, type Types, utilities } from '@cornerstonejs/core';
import { type Asked, counted, facts, given, offsetAt, VIEWPORT, windowAt } from './asked';

const IMAGE = 'bench:film';

async function run({ kind, seconds, painter }: Asked): Promise<number> {
  init();
  setUseCPURendering(painter === 'plain');
  const values = await given();
  metaData.addProvider((type: string) => MODULES[type], 10_000);
  imageLoader.registerImageLoader('bench', () => ({ promise: Promise.resolve(image(values) as unknown as Types.IImage) }));
  const element = document.createElement('div');
  Object.assign(element.style, { width: `${VIEWPORT.width}px`, height: `${VIEWPORT.height}px` });
  document.body.append(element);
  const engine = new RenderingEngine('bench');
  engine.enableElement({ viewportId: 'one', element, type: Enums.ViewportType.STACK });
  const viewport = engine.getViewport('one') as Types.IStackViewport;
  await viewport.setStack([IMAGE]);
  viewport.render();
  return counted(seconds, async (at) => {
    const shown = new Promise((resolve) => element.addEventListener(Enums.Events.IMAGE_RENDERED, resolve, { once: true }));
    if (kind === 'window') {
      const { center, width } = windowAt(at);
      viewport.setProperties({ voiRange: { lower: center - width / 2, upper: center + width / 2 } });
    } else {
      drag(viewport, offsetAt(at) - offsetAt(at - 1));
    }
    viewport.render();
    await shown;
  });
}

/** Moves the picture as its own hand tool does: its setPan without a card takes other lengths than its getPan tells. */
function drag(viewport: Types.IStackViewport, by: number): void {
  const [from, to] = [viewport.canvasToWorld([0, 0]), viewport.canvasToWorld([by, by])];
  const { focalPoint = [0, 0, 0], position = [0, 0, 0] } = viewport.getCamera();
  const moved = ([x, y, z]: Types.Point3): Types.Point3 => [x - (to[0] - from[0]), y - (to[1] - from[1]), z - (to[2] - from[2])];
  viewport.setCamera({ focalPoint: moved(focalPoint), position: moved(position) });
}

const { columns, rows } = facts;
const MODULES: Record<string, unknown> = {
  imagePixelModule: { samplesPerPixel: 1, photometricInterpretation: facts.photometric, rows, columns, bitsAllocated: 16, bitsStored: 12, highBit: 11, pixelRepresentation: 0 },
  imagePlaneModule: {
    frameOfReferenceUID: '1.2.3', rows, columns, rowCosines: [1, 0, 0], columnCosines: [0, 1, 0], imageOrientationPatient: [1, 0, 0, 0, 1, 0],
    imagePositionPatient: [0, 0, 0], pixelSpacing: [1, 1], rowPixelSpacing: 1, columnPixelSpacing: 1, sliceThickness: 1,
  },
  generalSeriesModule: { modality: 'IO', seriesInstanceUID: '1.2.4', seriesNumber: 1, studyInstanceUID: '1.2.5' },
  voiLutModule: { windowCenter: [2000], windowWidth: [2000] },
  modalityLutModule: { rescaleSlope: 1, rescaleIntercept: 0 },
};

function image(values: Uint16Array<ArrayBuffer>): object {
  return {
    imageId: IMAGE, minPixelValue: 0, maxPixelValue: 4095, slope: 1, intercept: 0, windowCenter: 2000, windowWidth: 2000, voiLUTFunction: 'LINEAR',
    getPixelData: () => values, rows, columns, height: rows, width: columns, color: false, rgba: false, numberOfComponents: 1,
    columnPixelSpacing: 1, rowPixelSpacing: 1, invert: false, sizeInBytes: values.byteLength, dataType: 'Uint16Array', photometricInterpretation: facts.photometric,
    voxelManager: utilities.VoxelManager.createImageVoxelManager({ width: columns, height: rows, numberOfComponents: 1, scalarData: values }),
  };
}

Object.assign(globalThis, { run });
