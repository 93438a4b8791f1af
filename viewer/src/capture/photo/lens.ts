// The lenses in words.
import type { Lens } from '../../contract/upload';
import { say } from '../../shell/language.svelte';

export function lensOptions(): { value: Lens; label: string; hint?: string }[] {
  return [
    { value: 'rear', label: say('capture-lens-rear'), hint: say('capture-lens-rear-hint') },
    { value: 'selfie', label: say('capture-lens-selfie') },
    { value: 'mirror', label: say('capture-lens-mirror') },
    { value: 'unknown', label: say('capture-lens-unknown') },
  ];
}
