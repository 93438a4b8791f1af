// What this tab remembers of a case over a reload: nowhere but in this tab, under the case's own name, and gone with the link's session.
// A phone may be shared: nothing of it outlives the tab, and another case never sees it. The practice belongs to no case ('').

type What = 'answers' | 'alarm' | 'lens' | 'house';
const key = (caseId: string, what: What): string => `mesial ${caseId} ${what}`;

export function remember(caseId: string, what: What, value: unknown): void {
  try {
    sessionStorage.setItem(key(caseId, what), JSON.stringify(value));
  } catch {
    // A browser that keeps nothing (private mode, full): the page itself still has it.
  }
}

/** What was remembered, as it was written, or null. */
export function recalled(caseId: string, what: What): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key(caseId, what)) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

export function forget(caseId: string, what: What): void {
  try {
    sessionStorage.removeItem(key(caseId, what));
  } catch {
    // Nothing was kept.
  }
}

/** For when nobody says any more which case it was. */
export function forgetAll(what: What): void {
  try {
    for (const each of Object.keys(sessionStorage)) if (each.startsWith('mesial ') && each.endsWith(` ${what}`)) sessionStorage.removeItem(each);
  } catch {
    // Nothing was kept.
  }
}
