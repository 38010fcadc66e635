// What an import of a module gives depends on the bundler: its address or the compiled module. `init` takes either.
/// <reference lib="dom" />
declare const module: string | WebAssembly.Module;
export default module;
