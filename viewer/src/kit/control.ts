// What ties a control to its hint and error for those who hear the page.
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((each) => each !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** An error of one control, as the error summary lists it; `field` is the control's name. */
export type FieldError = { field: string; message: string };
