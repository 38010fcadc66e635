// The logo of a package: beside the source line of a chart, and in the lower right corner of its pictures, which the module `draw` leaves free.
// Loaded with the first chart that has one, so it imports no script that a page has already.

/** @typedef {{ style?: [key: string, value: string][] }} Styled a chart, as far as its style goes */

/** The height of a logo in CSS pixels. */
const HEIGHT = 32;

/** A logo is a part of its chart. An address is none: it would tell another server who reads. */
const PNG = "data:image/png;base64,";

/**
 * @param {Styled} chart
 * @param {boolean} isDark
 */
function logoOf(chart, isDark) {
  const style = new Map(chart.style);
  const url = (isDark && style.get("logo-dark")) || style.get("logo");
  return url?.startsWith(PNG) ? { url, text: style.get("logo-text") ?? "" } : undefined;
}

/**
 * Shows the logo of a chart beside its source line, or takes a former one away.
 * @param {Element} root the parts of the chart
 * @param {Styled} chart
 * @param {boolean} isDark
 */
export function showLogo(root, chart, isDark) {
  const [former, found] = [/** @type {HTMLImageElement | null} */ (root.querySelector("img.logo")), logoOf(chart, isDark)];
  if (!found) return former?.remove();
  const image = former ?? new Image();
  image.className = "logo";
  // By properties, since the policy of a page may refuse an attribute.
  image.style.cssText = `float: right; height: ${HEIGHT}px; max-width: 45%; margin-left: 1rem; object-fit: contain`;
  image.alt = found.text;
  if (image.src !== found.url) image.src = found.url;
  if (!former) root.querySelector('slot[name="source"]')?.before(image);
}

/**
 * The logo of a chart for its pictures: its width in CSS pixels, for `Plot.card` and `Plot.svg`, and how it gets into them.
 * @param {Styled} chart
 * @param {boolean} isDark
 */
export async function pictureLogo(chart, isDark) {
  const found = logoOf(chart, isDark);
  if (!found) return undefined;
  const image = new Image();
  image.src = found.url;
  await image.decode();
  const width = (HEIGHT * image.naturalWidth) / image.naturalHeight;
  /**
   * The place in a picture, as `Card` of the module has it.
   * @param {number} pictureWidth
   * @param {number} pictureHeight
   */
  const place = (pictureWidth, pictureHeight) => {
    const margin = pictureWidth < 560 ? 16 : 24;
    return { x: pictureWidth - margin - width, y: pictureHeight - margin - HEIGHT };
  };
  return {
    width,
    /**
     * Draws the logo on a canvas with a picture of a width in CSS pixels.
     * @param {HTMLCanvasElement} canvas
     * @param {number} pictureWidth
     */
    draw(canvas, pictureWidth) {
      const ratio = canvas.width / pictureWidth;
      const { x, y } = place(pictureWidth, canvas.height / ratio);
      canvas.getContext("2d")?.drawImage(image, x * ratio, y * ratio, width * ratio, HEIGHT * ratio);
    },
    /**
     * A picture as SVG with the logo.
     * @param {string} svg
     */
    into(svg) {
      const [pictureWidth, pictureHeight] = ["width", "height"].map((name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(svg)?.[1]));
      const { x, y } = place(pictureWidth ?? 0, pictureHeight ?? 0);
      const label = found.text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
      return svg.replace("</svg>", () => `<image x="${x}" y="${y}" width="${width}" height="${HEIGHT}" role="img" aria-label="${label}" href="${found.url}"/>\n</svg>`);
    },
  };
}
