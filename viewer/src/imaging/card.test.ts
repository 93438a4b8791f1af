import { expect, test, vi } from 'vitest';
import { contextOnCard } from './card';

const UNMASKED = 37_446;

function canvas(name: string, { masked = false } = {}) {
  const lose = vi.fn();
  const gl = {
    RENDERER: 7_937,
    getExtension: (wanted: string) => (wanted === 'WEBGL_lose_context' ? { loseContext: lose } : masked ? null : { UNMASKED_RENDERER_WEBGL: UNMASKED }),
    getParameter: (wanted: number) => (masked || wanted === UNMASKED ? name : 'WebKit WebGL'),
  };
  return { lose, found: contextOnCard({ getContext: () => gl } as unknown as HTMLCanvasElement), gl };
}

test('a card is taken, by its own name or by a masked one', () => {
  for (const made of [canvas('ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)'), canvas('Apple GPU', { masked: true })]) {
    expect(made.found).toBe(made.gl);
    expect(made.lose).not.toHaveBeenCalled();
  }
});

test('what the processor plays is let go, where only its name says so', () => {
  const names = ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)', 'llvmpipe (LLVM 15.0.6, 256 bits)', 'ANGLE (Microsoft, Microsoft Basic Render Driver, D3D11)'];
  for (const made of names.map((name) => canvas(name))) {
    expect(made.found).toBeNull();
    expect(made.lose).toHaveBeenCalledOnce();
  }
});

test('no context is no card', () => expect(contextOnCard({ getContext: () => null } as unknown as HTMLCanvasElement)).toBeNull());
