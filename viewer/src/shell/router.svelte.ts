// A tiny router over the address's hash: pages work from any path (`/u/{token}`) and offline, and no server route is needed.
const place = $state({ path: read() });

addEventListener('hashchange', () => {
  place.path = read();
});

/** Where the page is now, as `/cases/42`. */
export function here(): string {
  return place.path;
}

/** Goes to a place of this page; `replace` leaves no step to come back to. */
export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') {
    history.replaceState(null, '', `#${path}`);
    place.path = read();
  } else {
    location.hash = path;
  }
}

/** The named parts of `path` by a pattern such as `/cases/:id`, or null where it does not match. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [at, piece] of wanted.entries()) {
    const value = given[at] ?? '';
    if (piece.startsWith(':') && value !== '') parts[piece.slice(1)] = decoded(value);
    else if (piece !== value) return null;
  }
  return parts;
}

function read(): string {
  const path = location.hash.replace(/^#/, '').replace(/\/+$/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** A hand-typed `%` must not break the page. */
function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
