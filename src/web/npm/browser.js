// The globals that the element names when it is imported. A server has none of them: there it defines nothing, and nothing is thrown.

export const HTMLElement = globalThis.HTMLElement ?? class {};
export const IntersectionObserver = globalThis.IntersectionObserver ?? class {};
export const matchMedia = globalThis.matchMedia ?? (() => ({}));
export const customElements = globalThis.customElements ?? { get: () => HTMLElement };
