// Referrals are loaded once a record is signed: the reading room's first script is for reading.
import type { Component } from 'svelte';
import type { CaseForReview } from '../../contract/shapes';
import { addWords } from '../../shell/language.svelte';
import type { Desk } from '../desk.svelte';
import { LATER } from '../later';

export async function loadReferrals(): Promise<Component<{ desk: Desk; read: CaseForReview }>> {
  const [{ default: Referrals }] = await Promise.all([import('./Referrals.svelte'), addWords(LATER)]);
  return Referrals;
}
