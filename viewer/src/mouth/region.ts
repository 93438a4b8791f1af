// Regions of the mouth and face, for what is at no one tooth (schemas/region.py): from the whole to the parts, then soft tissues.
export const REGIONS = [
  'whole_mouth', 'upper_arch', 'lower_arch', 'upper_right', 'upper_left', 'lower_left', 'lower_right', 'upper_right_sextant', 'upper_front', 'upper_left_sextant',
  'lower_left_sextant', 'lower_front', 'lower_right_sextant', 'gingiva', 'tongue', 'palate', 'lip', 'cheek', 'floor_of_mouth', 'face',
] as const;
