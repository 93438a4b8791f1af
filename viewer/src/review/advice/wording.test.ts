import { expect, test } from 'vitest';
import { deniesDecay } from './wording';

test.each([
  'No decay.', 'There is no visible decay', 'You have no cavities!', 'no new cavities were found', 'Your child is cavity-free.', 'caries free', 'Free of decay', 'teeth without any cavities',
  'Sin caries', 'Dientes sin ninguna caries.', 'No hay caries', 'No se ve ninguna caries', 'Está libre de caries.', 'no tiene cavidades',
])('“%s” promises too much', (text) => expect(deniesDecay(text)).toBe(true));

test.each([
  '', 'Nothing visible on these pictures; an exam with X-rays may find more.', 'Decay on the upper right first molar.', 'The cavity needs a filling. No pain does not mean that it waits.',
  'Nada visible en estas imágenes; un examen con radiografías puede encontrar más.', 'Tiene caries en una muela.', 'No coma dulces entre comidas. La caries avanza.', 'Nobody saw decay coming',
])('“%s” does not', (text) => expect(deniesDecay(text)).toBe(false));
