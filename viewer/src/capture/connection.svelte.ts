// Whether the device itself says that it has no line.
const line = $state({ down: !navigator.onLine });

addEventListener('online', () => { line.down = false; });
addEventListener('offline', () => { line.down = true; });

export function isTroubled(): boolean {
  return line.down;
}
