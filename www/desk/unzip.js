// Reads zip archives: packages that were saved, and workbooks. What is unpacked is bounded, since a small archive may hold any number of bytes.

/** The most bytes that are unpacked from one archive. */
const MOST_UNPACKED = 256 * 2 ** 20;

/** The most entries of an archive. */
const MOST_ENTRIES = 10_000;

/** An archive that is damaged, encrypted or too large; `fault` is a key of the desk's texts. */
export class ZipError extends Error {
  /** @param {"damaged" | "encrypted" | "bomb"} fault */
  constructor(fault) {
    super(fault);
    this.fault = fault;
  }
}

/** @typedef {{ name: string, method: number, flags: number, packed: number, offset: number }} Entry */

/**
 * The entries of an archive, from its central directory (APPNOTE 6.3.9, 4.3.12).
 * @param {Uint8Array} bytes
 * @returns {Entry[]}
 */
export function entries(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new ZipError("damaged");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw new ZipError("bomb");
  const found = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ZipError("damaged");
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    found.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (name ?? 0))),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return found;
}

/** Unpacks entries of one archive, all within one bound. */
export class Unzip {
  #bytes;
  #room = MOST_UNPACKED;
  entries;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.entries = entries(bytes);
  }

  /** @param {string} name */
  has(name) {
    return this.entries.some((entry) => entry.name === name);
  }

  /**
   * The bytes of an entry; none if the archive does not have it.
   * @param {string} name
   */
  async read(name) {
    const entry = this.entries.find((entry) => entry.name === name);
    if (!entry) return new Uint8Array();
    if (entry.flags & 1) throw new ZipError("encrypted");
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
    if (entry.offset + 30 > this.#bytes.length) throw new ZipError("damaged");
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const packed = this.#bytes.slice(start, start + entry.packed);
    if (entry.method === 0) return this.#within(packed);
    if (entry.method !== 8) throw new ZipError("damaged");
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(this.#within(part.value));
    } catch (error) {
      await reader.cancel().catch(() => {});
      throw error instanceof ZipError ? error : new ZipError("damaged");
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  /** @param {string} name */
  async text(name) {
    return new TextDecoder().decode(await this.read(name));
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  #within(bytes) {
    this.#room -= bytes.length;
    if (this.#room < 0) throw new ZipError("bomb");
    return bytes;
  }
}
