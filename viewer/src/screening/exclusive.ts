// "None of these" and the others exclude each other.

/** The answer that was given last counts. */
export function exclusive<Value extends string>(now: readonly (Value | 'none')[], before: readonly (Value | 'none')[]): (Value | 'none')[] {
  if (!now.includes('none')) return [...now];
  return before.includes('none') && now.length > 1 ? now.filter((each) => each !== 'none') : ['none'];
}

export function withoutNone<Value extends string>(given: readonly (Value | 'none')[]): Value[] {
  return given.filter((each): each is Value => each !== 'none');
}
