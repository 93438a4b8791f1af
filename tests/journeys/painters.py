"""Which of the two painters a browser gets: that of a graphics card, or the plain canvas of a machine without one (decision 0040)."""

A_CARD = """
{
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, settings) {
    return get.call(this, kind, kind === 'webgl2' ? { ...settings, failIfMajorPerformanceCaveat: false } : settings);
  };
  // Its name stays unsaid, too.
  const extension = WebGL2RenderingContext.prototype.getExtension;
  WebGL2RenderingContext.prototype.getExtension = function (name) {
    return name === 'WEBGL_debug_renderer_info' ? null : extension.call(this, name);
  };
}
"""
"""What this machine's processor draws in place of a card is taken for one."""

NO_CARD = """
{
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, settings) { return kind === 'webgl2' ? null : get.call(this, kind, settings); };
}
"""
PAINTERS = {"webgl2": A_CARD, "canvas2d": NO_CARD}
