// Whether a graphics card paints, or the processor that plays one (decision 0040).

/** What WebGL that the processor plays calls itself: Chrome's, Mesa's, and that of Windows without a driver. */
const PLAYED = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** A context that a card paints; null where there is none. Some browsers say so when they are asked for one, some only by its name. */
export function contextOnCard(canvas: HTMLCanvasElement): WebGL2RenderingContext | null {
  const gl = canvas.getContext('webgl2', { alpha: true, antialias: false, depth: false, failIfMajorPerformanceCaveat: true });
  if (gl === null) return null;
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(named === null ? gl.RENDERER : named.UNMASKED_RENDERER_WEBGL);
  if (!PLAYED.test(String(name))) return gl;
  gl.getExtension('WEBGL_lose_context')?.loseContext(); // not to hold memory until it is forgotten
  return null;
}
