// The log of what went between the workspace and the bot; asked for only while it is open.

import { h } from "../base/dom.js";
import { icon } from "../base/icons.js";

const POLL_MS = 1500;
const MOST = 300;
const DIRECTIONS = { ind: "← fra botten", ud: "→ til botten" };

const isTrouble = (status) => !["ok", "ack", "200", ""].includes(String(status ?? ""));

/** "09.02.11" of an ISO time. */
const hourOf = (at) =>
  /T(\d\d):(\d\d):(\d\d)/
    .exec(at ?? "")
    ?.slice(1)
    .join(".") ?? String(at ?? "");

function drawRow(entry) {
  const cells = [
    hourOf(entry.at),
    DIRECTIONS[entry.direction] ?? entry.direction,
    entry.what,
    entry.summary,
    String(entry.status ?? ""),
    entry.ms === null || entry.ms === undefined ? "" : String(entry.ms),
  ];
  return h(
    "tr",
    { "data-n": entry.n, class: isTrouble(entry.status) ? "trouble" : null },
    cells.map((cell) => h("td", {}, cell)),
  );
}

export function createTraffic({ api, store, onClose }) {
  const heads = ["Tid", "Retning", "Hvad", "Indhold", "Svar", "ms"].map((text) => h("th", { scope: "col" }, text));
  const rows = h("tbody");
  const scroll = h(
    "div",
    { class: "traffic-scroll", tabindex: "0", role: "group", "aria-label": "Trafik" },
    h("table", { class: "traffic-table" }, h("thead", {}, h("tr", {}, heads)), rows),
  );
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Luk trafik", onclick: onClose },
    icon("close"),
  );
  const node = h(
    "section",
    {
      class: "traffic",
      "aria-label": "Trafik mellem øvepladsen og botten",
      id: "trafik",
      "data-testid": "traffic",
      hidden: true,
    },
    h("div", { class: "traffic-head" }, h("h2", {}, "Trafik mellem øvepladsen og botten"), close),
    scroll,
  );
  let last = 0;
  let timer = null;
  let isAsking = false;

  async function ask() {
    if (isAsking || node.hidden) return;
    isAsking = true;
    try {
      const { entries } = await api.get("traffic", { after: last });
      add(entries);
    } catch {
      // The server is away; the page says so elsewhere and the next round asks again.
    } finally {
      isAsking = false;
    }
  }

  function add(entries) {
    if (!entries.length) return;
    const isAtBottom = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 40;
    last = Math.max(last, ...entries.map((entry) => entry.n));
    rows.append(...entries.map(drawRow));
    while (rows.childElementCount > MOST) rows.firstElementChild.remove();
    if (isAtBottom) scroll.scrollTop = scroll.scrollHeight;
  }

  store.on("changed", ask);
  store.on("restarted", () => {
    last = 0;
    rows.replaceChildren();
  });
  return {
    node,
    show(isShown) {
      node.hidden = !isShown;
      clearInterval(timer);
      if (!isShown) return;
      ask();
      timer = setInterval(ask, POLL_MS);
    },
  };
}
