// Loads the modules: from beside this script, unless a caller or an entry with the bytes inside provides them.

import { asError, ChartError, described } from "./errors.js";

/** The version of the package; the build writes it here and into a section of each module. */
const VERSION = "{version}";

/** The default of each module. A bundler that knows this form copies the file and writes its address here. */
const defaults = {
  charts: () => new URL("./charts_bg.wasm", import.meta.url),
  draw: () => new URL("./draw_bg.wasm", import.meta.url),
  draw_map: () => new URL("./draw_map_bg.wasm", import.meta.url),
  style: () => new URL("./style_bg.wasm", import.meta.url),
  package: () => new URL("./package_bg.wasm", import.meta.url),
};

/** @typedef {keyof typeof defaults} ModuleName */

/** @type {Record<string, Promise<void> | undefined>} */
const starting = {};
/** @type {Set<string>} */
const started = new Set();

/** The cure if a default file was not found. */
const CURE = `Import "district-charts/inline", which has the bytes inside, or pass addresses or bytes to init()`;

/**
 * Replaces the default of some modules.
 * @param {Partial<Record<ModuleName, () => unknown>>} sources
 */
export const provide = (sources) => void Object.assign(defaults, sources);

/** @param {string} name */
export function ensureStarted(name) {
  if (!started.has(name)) throw new ChartError(`found a call before the module ${name} was loaded: call init() first, and await it`);
}

/**
 * Loads and starts a module, once. A later call tries again if that failed.
 * @param {ModuleName} name
 * @param {unknown} input the bytes, an address, a response or a compiled module; the default if undefined
 * @param {(input: { module_or_path: WebAssembly.Module }) => Promise<unknown>} start
 * @returns {Promise<void>}
 */
export function load(name, input, start) {
  return (starting[name] ??= loadNow(name, input, start).catch((error) => {
    starting[name] = undefined;
    throw asError(error);
  }));
}

/** @type {typeof load} */
async function loadNow(name, input, start) {
  const given = await (input ?? defaults[name]());
  const module = await compiled(name, given, input === undefined);
  checkVersion(name, module);
  await start({ module_or_path: module });
  started.add(name);
}

/**
 * Starts a module from its bytes or its compiled module.
 * @param {ModuleName} name
 * @param {unknown} input
 * @param {(input: { module: WebAssembly.Module }) => unknown} start
 */
export function loadSync(name, input, start) {
  if (started.has(name)) return;
  if (!isModule(input) && !isBytes(input)) throw new ChartError(`found ${described(input)} as the module ${name}, expected its bytes or a compiled module`);
  const module = isModule(input) ? input : wrapped(name, "the bytes", input, () => new WebAssembly.Module(input));
  checkVersion(name, module);
  start({ module });
  started.add(name);
}

/**
 * @param {unknown} input
 * @returns {input is WebAssembly.Module}
 */
const isModule = (input) => input instanceof WebAssembly.Module;

/**
 * @param {unknown} input
 * @returns {input is BufferSource}
 */
const isBytes = (input) => input instanceof ArrayBuffer || ArrayBuffer.isView(input);

/**
 * The compiled module of an input.
 * @param {string} name
 * @param {any} input
 * @param {boolean} isDefault
 */
async function compiled(name, input, isDefault) {
  if (isModule(input)) return input;
  if (isBytes(input)) return wrapped(name, "the bytes", input, () => WebAssembly.compile(input));
  const isResponse = typeof Response === "function" && input instanceof Response;
  const isAddress = typeof input === "string" || input instanceof URL || (typeof Request === "function" && input instanceof Request);
  if (!isResponse && !isAddress) {
    throw new ChartError(`found ${described(input)} as the module ${name}, expected an address, a response, bytes or a compiled module`);
  }
  const place = isAddress ? (input.url ?? String(input)) : input.url;
  const cure = isDefault ? `. ${CURE}` : "";
  const response = isResponse ? input : await fetched(name, input, place, cure);
  if (!response.ok) throw new ChartError(`found status ${response.status} at ${place}, expected the module ${name}${cure}`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm") && WebAssembly.compileStreaming) {
    return wrapped(name, place, undefined, () => WebAssembly.compileStreaming(response), cure);
  }
  const bytes = await response.arrayBuffer();
  return wrapped(name, place, bytes, () => WebAssembly.compile(bytes), cure);
}

/**
 * @param {string} name
 * @param {string | URL | Request} input
 * @param {string} place
 * @param {string} cure
 */
async function fetched(name, input, place, cure) {
  try {
    return await fetch(input);
  } catch (cause) {
    throw new ChartError(`could not load the module ${name} from ${place}${cure}`, { cause });
  }
}

/**
 * The result of compiling; an error says what the bytes are instead of a module.
 * @template T
 * @param {string} name
 * @param {string} place
 * @param {BufferSource | undefined} bytes
 * @param {() => T} compile
 * @param {string} [cure]
 * @returns {T}
 */
function wrapped(name, place, bytes, compile, cure = "") {
  /** @param {unknown} cause */
  const fail = (cause) => {
    const found = bytes && startOf(bytes);
    throw new ChartError(`found ${found ?? "no WebAssembly"} at ${place}, expected the module ${name}${cure}`, { cause });
  };
  try {
    const result = compile();
    return result instanceof Promise ? /** @type {T} */ (result.catch(fail)) : result;
  } catch (cause) {
    return fail(cause);
  }
}

/**
 * What bytes begin like; undefined for those of WebAssembly.
 * @param {BufferSource} bytes
 */
function startOf(bytes) {
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  const text = String.fromCharCode(...view.slice(0, 15)).trimStart().toLowerCase();
  if (text.startsWith("\0asm")) return "a damaged module";
  return /^<(!doctype|html|\?xml|head)/.test(text) ? "HTML" : `${view.length} bytes that are no WebAssembly`;
}

/**
 * @param {string} name
 * @param {WebAssembly.Module} module
 */
function checkVersion(name, module) {
  const [section] = WebAssembly.Module.customSections(module, "district-charts");
  const found = section && String.fromCharCode(...new Uint8Array(section));
  const expected = `${name} ${VERSION}`;
  if (found === expected) return;
  throw new ChartError(`found ${found ? `the module ${found}` : "a module of something else"}, expected ${expected}: scripts and modules must be of one version of district-charts`);
}
