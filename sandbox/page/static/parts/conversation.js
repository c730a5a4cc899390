// The middle of the page: the place's name, its messages or the bot's Home, and where to write. It fetches nothing.

import { h } from "../base/dom.js";
import { createComposer } from "./composer.js";
import { createHome } from "./home.js";
import { createMessageList } from "./message-list.js";

function closedText(channel) {
  if (channel.is_archived) return "Kanalen er arkiveret. Der kan ikke skrives i den.";
  return channel.is_member
    ? null
    : "Du er ikke med i kanalen og kan ikke skrive i den. Skift person, eller bliv inviteret.";
}

function describe({ state, place }, bot) {
  if (place?.kind === "home") {
    return { title: bot ? `${bot.real_name}: Hjem` : "Hjem", about: "Kun synlig for dig" };
  }
  const channel = state.channels.find((each) => each.id === place?.id);
  if (channel) {
    const about = [
      channel.is_private ? "Privat kanal" : "Kanal",
      channel.is_archived ? "arkiveret" : "",
      channel.is_member ? "" : "du er ikke med i kanalen",
    ];
    return { title: `# ${channel.name}`, about: about.filter(Boolean).join(" · "), closed: closedText(channel) };
  }
  const dm = state.dms.find((each) => each.id === place?.id);
  return dm
    ? { title: dm.user.real_name, about: dm.user.is_bot ? "Direkte besked med botten" : "Direkte besked" }
    : { title: "", about: "" };
}

/** The message shortcuts of the bot, whatever name the manifest's kind is told by. */
const messageShortcuts = (state) => state.shortcuts.filter((each) => each.type !== "global");

export function createConversation({ store, notes, sending, navigation }) {
  const { model } = store;
  const title = h("h1", { class: "place-title", tabindex: "-1" });
  const about = h("p", { class: "place-about" });
  const home = createHome({ store, sending });
  const closed = h("p", { class: "closed", hidden: true });
  const list = createMessageList({
    label: "Beskeder",
    testId: "messages",
    store,
    sendAct: sending.actInMessage,
    doings: () => ({
      shortcuts: messageShortcuts(model.state),
      onShortcut: sending.onMessage,
      onThread: navigation.openThread,
    }),
    drawEmpty: () => [h("p", { class: "empty" }, "Her er ingen beskeder endnu.")],
  });
  const composer = createComposer({
    label: "Besked",
    store,
    onSend: sending.write,
    onShortcut: sending.globally,
    onFile: sending.share,
  });
  const node = h(
    "div",
    { class: "conversation" },
    h("div", { class: "place-head" }, title, about),
    home.node,
    list.node,
    closed,
    composer.node,
  );

  function draw() {
    if (!model.state || !model.place) return;
    const words = describe(model, store.bot());
    const isHome = model.place.kind === "home";
    title.textContent = words.title;
    about.textContent = words.about;
    document.title = `${words.title} – ${model.state.team.name} (lokal øveplads)`;
    home.node.hidden = !isHome;
    list.node.hidden = isHome;
    closed.hidden = !words.closed;
    closed.textContent = words.closed ?? "";
    composer.node.hidden = isHome || Boolean(words.closed);
    if (!isHome) composer.standIn(`${model.user} ${model.place.id}`, `Skriv til ${words.title}`);
  }

  function drawMessages(unanswered) {
    if (model.place?.kind !== "channel" || !model.state) return;
    const extra = model.state.shortcuts.length;
    list.show(notes.among(model.messages), { place: `${model.user} ${model.place.id}`, extra, unanswered });
  }

  store.on("state", draw);
  store.on("place", () => {
    draw();
    drawMessages(true);
  });
  store.on("messages", () => drawMessages(false));
  store.on("sent", list.toBottom);
  store.on("wished", list.find);
  store.on("notes", () => drawMessages(false));
  return { node, composer, title };
}
