// Everything behind the door comes as one piece of its own: the door is light, and a red flag later waits for no further download.
import type { Component } from 'svelte';
import type { MyCase } from '../contract/patient';

export async function loadAsking(): Promise<Component<{ of: MyCase }>> {
  return (await import('./Asking.svelte')).default;
}
