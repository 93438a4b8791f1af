// The camera that was named last: a school day is one camera, so it is asked once a page and not once a child.
import type { Lens } from '../../contract/upload';

export const camera = $state<{ lens: Lens | '' }>({ lens: '' });
