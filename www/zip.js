// A zip archive of texts: entries are stored, not compressed, with names in UTF-8 (APPNOTE 6.3.9, sections 4.3 and 4.4.4).

/** The date of every entry, 1 January 1980: the same texts give the same bytes. */
const DATE = 0x21;
/** The version of the format that a reader needs, 2.0, and the flag of names in UTF-8. */
const [VERSION, UTF8] = [20, 0x0800];

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ /** @type {number} */ (TABLE[(crc ^ byte) & 255]);
  return ~crc >>> 0;
}

/**
 * Numbers of two or four bytes, the lowest byte first.
 * @param {...[value: number, size: 2 | 4]} fields
 */
function record(...fields) {
  const bytes = [];
  for (const [value, size] of fields) for (let index = 0; index < size; index += 1) bytes.push((value >>> (8 * index)) & 255);
  return Uint8Array.from(bytes);
}

/**
 * The archive of files, each a name and a text.
 * @param {[name: string, text: string][]} files
 */
export function zip(files) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const entries = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const directory = [];
  let offset = 0;
  for (const file of files) {
    const [name, content] = [encoder.encode(file[0]), encoder.encode(file[1])];
    /** @type {[number, 2 | 4][]} */
    const common = [[VERSION, 2], [UTF8, 2], [0, 2], [0, 2], [DATE, 2], [crc32(content), 4], [content.length, 4], [content.length, 4], [name.length, 2], [0, 2]];
    const head = record([0x04034b50, 4], ...common);
    entries.push(head, name, content);
    directory.push(record([0x02014b50, 4], [VERSION, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    offset += head.length + name.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]);
  return new Blob([...entries, ...directory, end], { type: "application/zip" });
}
