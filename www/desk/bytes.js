// A package inside a module of WebAssembly: the custom section `package` holds it in the packed form.

const SECTION = "package";

const encoder = new TextEncoder();

/**
 * Several arrays of bytes as one.
 * @param {Uint8Array[]} parts
 */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {number} number */
function leb128(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

/**
 * A number in LEB128, and where the next byte is.
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function numberAt(bytes, at) {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[at + index] ?? 0;
    value += (byte & 127) * 2 ** (7 * index);
    if (byte < 128) return { value, next: at + index + 1 };
  }
  throw new Error("found no end of a number in a module");
}

/**
 * The module with a package in the place of its own.
 * @param {Uint8Array} module
 * @param {Uint8Array} packed the package as the module `package` packs it
 */
export function withPackage(module, packed) {
  const kept = [module.subarray(0, 8)];
  for (let at = 8; at < module.length; ) {
    const { value, next } = numberAt(module, at + 1);
    const { value: length, next: name } = numberAt(module, next);
    const isOurs = module[at] === 0 && new TextDecoder().decode(module.subarray(name, name + length)) === SECTION;
    if (!isOurs) kept.push(module.subarray(at, next + value));
    at = next + value;
  }
  const content = joined([leb128(SECTION.length), encoder.encode(SECTION), packed]);
  return joined([...kept, Uint8Array.of(0), leb128(content.length), content]);
}

/** @param {string} text base64 */
export const fromBase64 = (text) => Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let text = "";
  const CHUNK = 0x8000;
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
