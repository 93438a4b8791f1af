// What takes the focus in a part of the page: the picture itself before its buttons, a part that asks for it itself, or its first control.
import { tick } from 'svelte';

const CONTROL = 'input:not(:disabled), select, textarea, button';

export async function focus(control: string): Promise<void> {
  await tick();
  const found = document.getElementById(control);
  const inner = found?.matches(`${CONTROL}, [data-focus=self]`) === true ? found : (found?.querySelector<HTMLElement>('[role=application]') ?? found?.querySelector<HTMLElement>(CONTROL));
  (inner ?? found)?.focus();
  (inner ?? found)?.scrollIntoView({ block: 'nearest' });
}
