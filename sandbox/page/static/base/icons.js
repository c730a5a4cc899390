// The page's few line drawings, made here so that nothing is fetched. They never stand without words for screen readers.

import { drawing } from "./dom.js";

const PATHS = {
  close: ["M6 6l12 12", "M18 6L6 18"],
  more: ["M5 12h.01", "M12 12h.01", "M19 12h.01"],
  reply: ["M4 5h16v11H11l-5 4v-4H4z"],
  send: ["M4 12l16-8-5 16-3-7z"],
  home: ["M4 11l8-7 8 7", "M6 10v10h12V10"],
  lock: ["M6 11h12v9H6z", "M8.5 11V8a3.5 3.5 0 0 1 7 0v3"],
  eye: ["M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z", "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"],
  clock: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 7v5l3 2"],
  down: ["M12 5v14", "M6 13l6 6 6-6"],
  file: ["M6 3h8l4 4v14H6z", "M14 3v4h4"],
  plus: ["M12 5v14", "M5 12h14"],
  warning: ["M12 4L2.5 20h19z", "M12 10v4", "M12 17h.01"],
  spark: ["M13 3L5 14h6l-1 7 8-11h-6z"],
  check: ["M5 12l5 5 9-10"],
};

/** A drawing by name. */
export function icon(name) {
  const node = drawing(...PATHS[name]);
  node.classList.add(`icon-${name}`);
  return node;
}
