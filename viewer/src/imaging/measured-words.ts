// A measure as it is said and written beside its line.
import { say } from '../shell/language.svelte';
import { type Measured, POINTS } from './measure';
import type { Measures } from './measures.svelte';

export function measuredWords(of: Measured): string {
  return of.gauge === 'ruler' ? say(`viewing-length-${of.unit}`, { value: of.value }) : say('viewing-degrees', { degrees: of.degrees });
}

/** What a gauge asks for or has found, and of a length what its unit rests on; '' without any. */
export function measuringWords({ gauge, points, latest, spacing }: Measures): string {
  if (gauge !== null && (points.length > 0 || latest === null)) {
    const tool = say(`viewing-tool-${gauge}`);
    return points.length === 0 ? say('viewing-measure-begin', { tool }) : say('viewing-measure-point', { tool, number: points.length, count: POINTS[gauge] });
  }
  if (latest === null) return '';
  const result = say('viewing-measured', { tool: say(`viewing-tool-${latest.gauge}`), result: measuredWords(latest) });
  return latest.gauge === 'ruler' ? `${result}. ${say(`viewing-scale-${spacing?.provenance ?? 'px'}`)}` : result;
}
