// Builds elements from data. Text always goes in as text nodes: nothing from the outside is ever parsed as markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') Object.entries(value).forEach(([event, handler]) => node.addEventListener(event, handler));
    else if (name === 'vars') Object.entries(value).forEach(([k, v]) => node.style.setProperty(k, v));
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** An HTML element. `on` takes listeners, `vars` custom CSS properties (set through the CSSOM, so a strict CSP allows them). */
export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** An SVG element. */
export const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** Replaces what is inside a node. */
export const show = (node, ...children) =>
  node.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));

export const byId = (id) => document.getElementById(id);

const ENOUGH_FOR_WIDE = 560;
/** True when a picture in this node has to be drawn narrow, as on a phone, for its letters to keep their size. */
export const isNarrow = (node) => node.clientWidth < ENOUGH_FOR_WIDE;

/** True when the person asked for less motion. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

let serial = 0;
/** An id that no other element has. */
export const freshId = (stem) => `${stem}-${++serial}`;

/** Calls `work` once the calls have paused for `millis`. */
export function afterPause(work, millis) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), millis);
  };
}
