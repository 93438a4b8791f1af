// Prints what each page costs a first visitor.
import { builtViewer, firstLoad, PAGES, weight } from './built.ts';

const built = await builtViewer();
for (const page of PAGES) {
  const files = firstLoad(built, page, 'es');
  console.log(`${page.padEnd(10)} ${String(weight(built, files)).padStart(7)} bytes gzip in ${files.length} files`);
}
