// The left column: who you are, the bot's Home, channels and direct messages. It fetches nothing.

import { fill, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openDialog } from "../base/dialog.js";
import { drawAvatar } from "./message.js";

function unreadBadge(count) {
  return count
    ? h("span", { class: "unread" }, String(count), h("span", { class: "sr-only" }, count === 1 ? " ulæst" : " ulæste"))
    : null;
}

function placeButton({ isCurrent, unread, onGo, title }, ...content) {
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: `place ${unread ? "has-unread" : ""}`,
        "aria-current": isCurrent ? "page" : null,
        title,
        onclick: onGo,
      },
      ...content,
      unreadBadge(unread),
    ),
  );
}

const group = (title, items, extra = null) =>
  h("section", { class: "place-group" }, h("h2", {}, title), h("ul", {}, items), extra);

export function createSidebar({ store, onUser, onGo, onDirect }) {
  const who = h("select", { "aria-label": "Hvem er du?", class: "who-select", onchange: () => onUser(who.value) });
  const role = h("p", { class: "who-role" });
  const places = h("nav", { "aria-label": "Kanaler og beskeder", class: "places" });
  const connection = h("p", { class: "connection", role: "status" });
  const node = h(
    "div",
    { class: "sidebar-inside" },
    h(
      "div",
      { class: "who" },
      h("label", { class: "who-label" }, h("span", { "aria-hidden": "true" }, "Hvem er du?"), who),
      role,
    ),
    connection,
    places,
  );
  let known = "";

  function drawWho({ users, me }) {
    const people = users.filter((user) => !user.is_bot && !user.deleted);
    const text = JSON.stringify(people);
    if (text !== known)
      fill(
        who,
        people.map((user) => h("option", { value: user.id }, user.real_name)),
      );
    known = text;
    who.value = me.id;
    const face = drawAvatar({ id: me.id, initials: me.initials });
    fill(role, face, h("span", {}, me.is_admin ? `@${me.name} · administrator` : `@${me.name}`));
  }

  function drawChannel(channel, place) {
    const lock = channel.is_private
      ? h("span", { class: "lock", title: "Privat kanal" }, icon("lock"), h("span", { class: "sr-only" }, " privat"))
      : null;
    const state = channel.is_archived ? "arkiveret" : channel.is_member ? null : "ikke med";
    return placeButton(
      {
        isCurrent: place?.kind === "channel" && place.id === channel.id,
        unread: channel.unread,
        onGo: () => onGo({ kind: "channel", id: channel.id }),
      },
      h("span", { class: "place-name" }, `# ${channel.name}`),
      lock,
      state ? h("span", { class: "place-state" }, state) : null,
    );
  }

  function drawDirect(dm, place, me) {
    const name = dm.user.id === me.id ? `${dm.user.real_name} (dig)` : dm.user.real_name;
    return placeButton(
      {
        isCurrent: place?.kind === "channel" && place.id === dm.id,
        unread: dm.unread,
        onGo: () => onGo({ kind: "channel", id: dm.id }),
      },
      drawAvatar({ id: dm.user.id, initials: dm.user.initials, isBot: dm.user.is_bot }),
      h("span", { class: "place-name" }, name),
      dm.user.is_bot ? h("span", { class: "badge" }, "app") : null,
    );
  }

  function drawBot(bot, place, dms) {
    if (!bot) return null;
    const hasDm = dms.some((dm) => dm.user.id === bot.id);
    const home = placeButton(
      { isCurrent: place?.kind === "home", onGo: () => onGo({ kind: "home" }) },
      icon("home"),
      h("span", { class: "place-name" }, "Hjem"),
    );
    const write = hasDm
      ? null
      : placeButton(
          { onGo: () => onDirect(bot.id) },
          icon("reply"),
          h("span", { class: "place-name" }, `Skriv til ${bot.real_name}`),
        );
    return group(bot.real_name, [home, write].filter(Boolean));
  }

  function chooseWhom({ me }) {
    const dialog = openDialog({ titleText: "Ny direkte besked", onClose: () => dialog.close(), kind: "new-message" });
    const choose = (id) => {
      dialog.close();
      onDirect(id);
    };
    dialog.body.append(
      h(
        "ul",
        { class: "people" },
        store.directory
          .users()
          .filter((user) => user.id !== me.id)
          .map((user) =>
            h(
              "li",
              {},
              h(
                "button",
                { type: "button", class: "person", onclick: () => choose(user.id) },
                drawAvatar({ id: user.id, initials: user.initials, isBot: user.is_bot }),
                h("span", { class: "place-name" }, user.real_name),
                user.is_bot ? h("span", { class: "badge" }, "app") : null,
              ),
            ),
          ),
      ),
    );
  }

  function draw({ state, place, isLive }) {
    if (!state) return;
    drawWho(state);
    const bot = store.bot();
    const text = state.connected ? "Botten er forbundet" : "Botten er ikke forbundet endnu";
    fill(
      connection,
      state.connected && isLive ? icon("check") : icon("warning"),
      isLive ? text : "Forbinder igen til øvepladsen …",
    );
    connection.dataset.state = !isLive ? "away" : state.connected ? "up" : "waiting";
    const key = document.activeElement?.closest?.(".places") ? document.activeElement.textContent : null;
    fill(
      places,
      drawBot(bot, place, state.dms),
      group(
        "Kanaler",
        state.channels.map((channel) => drawChannel(channel, place)),
      ),
      group(
        "Direkte beskeder",
        state.dms.map((dm) => drawDirect(dm, place, state.me)),
        h(
          "button",
          { type: "button", class: "place add", onclick: () => chooseWhom(state) },
          icon("plus"),
          "Ny besked",
        ),
      ),
    );
    if (key) [...places.querySelectorAll("button")].find((button) => button.textContent === key)?.focus();
  }

  for (const topic of ["state", "place", "live"]) store.on(topic, draw);
  return { node };
}
