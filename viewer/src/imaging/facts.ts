// What the house says about a grey radiograph's stored values; mirrors FrameFacts of schemas/care/derivative.py.

export type WindowFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';

/**
 * A display range in modality units (DICOM PS3.3 C.11.2.1.2). `steps`, of a VOI LUT and else empty, hold in place of the function: from a
 * value on, in rising order, the picture has a grey of 0 to 255; what lies below the first has the first's.
 */
export type Window = { center: number; width: number; explanation: string; function: WindowFunction; steps?: readonly (readonly [number, number])[] };

/** Millimetres per pixel; at the detector they are magnified, and no measure of the patient. */
export type Spacing = { row_mm: number; column_mm: number; provenance: 'calibrated' | 'detector' };

export type FrameFacts = {
  columns: number;
  rows: number;
  bits_stored: number;
  signed: boolean;
  photometric: 'MONOCHROME1' | 'MONOCHROME2';
  slope: number;
  intercept: number;
  windows: readonly Window[];
  padding_value: number | null;
  /** With it, all stored values from one to the other are padding. */
  padding_limit?: number | null;
  spacing: Spacing | null;
  frames: number;
  pixel_sha256: string;
};

export type MarkKind = 'arrow' | 'box' | 'ellipse' | 'polygon' | 'freehand' | 'text';

/** What is drawn on a picture, its points in pixels of the upright original; mirrors Mark of schemas/care/mark.py. */
export type Mark = { kind: MarkKind; points: [number, number][]; text: string };
