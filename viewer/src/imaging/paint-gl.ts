// Painting with WebGL2: the stored 16-bit values live in a texture, and a change of window moves 64 KB, not the picture.
//
// Two passes. The first looks every value up in the table of greys, exactly, and filters what it found, in whole numbers (filter.ts); the
// second places that picture with smoothing.
// Smoothing stored values first and windowing then would invent values that no detector measured.
import { contextOnCard } from './card';
import { type Filter, KERNELS, REACH } from './filter';
import { isExact, type Matrix } from './matrix';
import { fitCanvas, type Painter, type Values } from './painter';
import type { Size } from './placement';

const COVER = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

const LOOK_UP = `#version 300 es
precision highp float;
precision highp usampler2D;
uniform usampler2D values;
uniform sampler2D greys;
uniform bool plain;
uniform int weights[9];
uniform int halved;
uniform int lift;
out vec4 colour;
float grey(ivec2 at) {
  int value = int(texelFetch(values, at, 0).r);
  return texelFetch(greys, ivec2(value & 255, value >> 8), 0).r;
}
void main() {
  ivec2 here = ivec2(gl_FragCoord.xy);
  if (plain) {
    colour = vec4(vec3(grey(here)), 1.0);
    return;
  }
  ivec2 last = textureSize(values, 0) - 1;
  int sum = halved;
  for (int tap = 0; tap < 9; tap += 1) {
    if (weights[tap] == 0) continue;
    ivec2 at = clamp(here + ${REACH} * ivec2(tap % 3 - 1, tap / 3 - 1), ivec2(0), last);
    sum += weights[tap] * int(255.0 * grey(at) + 0.5);
  }
  int shown = clamp((sum >> halved) + lift, 0, 255);
  colour = vec4(vec3(float(shown) / 255.0), 1.0);
}`;

const PLACE = `#version 300 es
uniform mat3 clip;
uniform vec2 size;
out vec2 at;
void main() {
  at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4((clip * vec3(at * size, 1.0)).xy, 0.0, 1.0);
}`;

const SMOOTH = `#version 300 es
precision highp float;
uniform sampler2D picture;
in vec2 at;
out vec4 colour;
void main() {
  colour = vec4(texture(picture, at).rrr, 1.0);
}`;

/** Throws where WebGL2 is missing, or only played by the processor (decision 0040), or the picture is larger than its textures. */
export class GlPainter implements Painter {
  readonly name = 'webgl2';
  readonly canvas = document.createElement('canvas');
  readonly #gl: WebGL2RenderingContext;
  readonly #frame: Values;
  readonly #lookUp: WebGLProgram;
  readonly #place: WebGLProgram;
  readonly #values: WebGLTexture;
  readonly #greys: WebGLTexture;
  readonly #picture: WebGLTexture;
  readonly #target: WebGLFramebuffer;

  constructor(frame: Values, onlost: () => void) {
    const gl = contextOnCard(this.canvas);
    if (gl === null) throw new Error('no WebGL2, or no card');
    if (Math.max(frame.columns, frame.rows) > (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number)) throw new Error('larger than a texture');
    this.#gl = gl;
    this.#frame = frame;
    this.canvas.addEventListener('webglcontextlost', onlost, { once: true });
    this.#lookUp = program(gl, COVER, LOOK_UP);
    this.#place = program(gl, PLACE, SMOOTH);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    this.#values = texture(gl, gl.NEAREST, gl.NEAREST);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16UI, frame.columns, frame.rows, 0, gl.RED_INTEGER, gl.UNSIGNED_SHORT, frame.values);
    this.#greys = texture(gl, gl.NEAREST, gl.NEAREST);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8, 256, 256);
    this.#picture = texture(gl, gl.LINEAR_MIPMAP_LINEAR, gl.LINEAR);
    gl.texStorage2D(gl.TEXTURE_2D, 1 + Math.floor(Math.log2(Math.max(frame.columns, frame.rows))), gl.R8, frame.columns, frame.rows);
    this.#target = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.#picture, 0);
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) throw new Error('no place to paint into');
  }

  setGreys(table: Uint8Array<ArrayBuffer>, filter: Filter | null): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#greys);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 256, 256, gl.RED, gl.UNSIGNED_BYTE, table);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#values);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#target);
    gl.viewport(0, 0, this.#frame.columns, this.#frame.rows);
    gl.useProgram(this.#lookUp);
    gl.uniform1i(gl.getUniformLocation(this.#lookUp, 'values'), 0);
    gl.uniform1i(gl.getUniformLocation(this.#lookUp, 'greys'), 1);
    gl.uniform1i(gl.getUniformLocation(this.#lookUp, 'plain'), filter === null ? 1 : 0);
    if (filter !== null) {
      gl.uniform1iv(gl.getUniformLocation(this.#lookUp, 'weights'), KERNELS[filter].weights);
      gl.uniform1i(gl.getUniformLocation(this.#lookUp, 'halved'), KERNELS[filter].halved);
      gl.uniform1i(gl.getUniformLocation(this.#lookUp, 'lift'), KERNELS[filter].lift);
    }
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    gl.bindTexture(gl.TEXTURE_2D, this.#picture);
    gl.generateMipmap(gl.TEXTURE_2D);
  }

  greysShown(): Uint8Array {
    const gl = this.#gl;
    const { columns, rows } = this.#frame;
    const rgba = new Uint8Array(4 * columns * rows);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#target);
    gl.readPixels(0, 0, columns, rows, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
    return Uint8Array.from({ length: columns * rows }, (_, at) => rgba[4 * at] as number);
  }

  draw(matrix: Matrix, viewport: Size, deviceRatio: number): void {
    const gl = this.#gl;
    fitCanvas(this.canvas, viewport, deviceRatio);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.useProgram(this.#place);
    // CSS pixels run down from the top left; clip space runs up from the middle, one to each edge.
    const [x, y] = [(2 * deviceRatio) / this.canvas.width, (-2 * deviceRatio) / this.canvas.height];
    const clip = [matrix.a * x, matrix.b * y, 0, matrix.c * x, matrix.d * y, 0, matrix.e * x - 1, matrix.f * y + 1, 1];
    gl.uniformMatrix3fv(gl.getUniformLocation(this.#place, 'clip'), false, clip);
    gl.uniform2f(gl.getUniformLocation(this.#place, 'size'), this.#frame.columns, this.#frame.rows);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#picture);
    const exact = isExact(matrix, deviceRatio);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, exact ? gl.NEAREST : gl.LINEAR_MIPMAP_LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, exact ? gl.NEAREST : gl.LINEAR);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  /** Browsers hold about sixteen contexts: each goes back as soon as its picture leaves the screen. */
  dispose(): void {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

function texture(gl: WebGL2RenderingContext, smaller: number, larger: number): WebGLTexture {
  const made = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, made);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, smaller);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, larger);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return made;
}

function program(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const made = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) throw new Error('the graphics card is gone');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (gl.getProgramParameter(made, gl.LINK_STATUS) !== true) throw new Error(gl.getProgramInfoLog(made) ?? 'the shaders do not link');
  return made;
}
