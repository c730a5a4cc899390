// Puts the page together: makes each part once, hands it what it needs, and passes on what the server tells.

import { createApi } from "./base/api.js";
import { openDialog } from "./base/dialog.js";
import { createLive } from "./base/live.js";
import { createStore } from "./base/store.js";
import { createClock } from "./parts/clock.js";
import { createConversation } from "./parts/conversation.js";
import { createModal } from "./parts/modal.js";
import { createNavigation } from "./parts/navigation.js";
import { createNotes } from "./parts/notes.js";
import { createSending } from "./parts/sending.js";
import { createSidebar } from "./parts/sidebar.js";
import { createThread } from "./parts/thread.js";
import { createTraffic } from "./parts/traffic.js";

const RETRY_MS = 1000;
const slot = (name) => document.querySelector(`[data-slot="${name}"]`);

const api = createApi();
const store = createStore(api);
const { load, model } = store;

const CHANGES = {
  messages: () => Promise.all([load.messages(), load.thread(), load.state()]),
  view: () => load.view(),
  home: () => load.home(),
  clock: () => load.state(),
  state: () => load.state(),
};

let wasDown = false;
const live = createLive({
  onChange(event) {
    CHANGES[event.what]?.();
    store.tell("changed");
  },
  onUp() {
    model.isLive = true;
    store.tell("live");
    if (wasDown) {
      store.tell("restarted");
      navigation.reload();
    }
    wasDown = false;
  },
  onDown() {
    wasDown = true;
    model.isLive = false;
    store.tell("live");
  },
});

const navigation = createNavigation({ api, store, live });
const notes = createNotes(store);
const sending = createSending({ api, store, notes });
const conversation = createConversation({ store, notes, sending, navigation });
const thread = createThread({ store, notes, sending, navigation });
const trafficButton = slot("traffic-button");
const traffic = createTraffic({ api, store, onClose: () => showTraffic(false) });
const menuButton = slot("menu-button");

createModal({ store, sending, openDialog });

function showMenu(isShown) {
  document.body.classList.toggle("menu-open", isShown);
  menuButton.setAttribute("aria-expanded", String(isShown));
}

function showTraffic(isShown) {
  traffic.show(isShown);
  trafficButton.setAttribute("aria-expanded", String(isShown));
  if (!isShown) trafficButton.focus();
}

async function direct(user) {
  showMenu(false);
  const answer = await sending.attempt("dm", { with: user });
  if (!answer.channel) return;
  await load.state();
  await navigation.go({ kind: "channel", id: answer.channel });
  conversation.composer.field.focus();
}

const sidebar = createSidebar({
  store,
  onUser: navigation.become,
  onDirect: direct,
  async onGo(place) {
    showMenu(false);
    await navigation.go(place);
  },
});

slot("sidebar").append(sidebar.node);
slot("clock").append(createClock({ api, store }).node);
slot("conversation").append(conversation.node);
slot("thread").append(thread.node);
slot("traffic").append(traffic.node);
menuButton.addEventListener("click", () => showMenu(!document.body.classList.contains("menu-open")));
slot("shade").addEventListener("click", () => showMenu(false));
trafficButton.addEventListener("click", () => showTraffic(trafficButton.getAttribute("aria-expanded") !== "true"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("menu-open")) {
    showMenu(false);
    menuButton.focus();
  }
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address keeps who and where
  conversation.title.focus();
});

store.on("state", () => document.body.classList.remove("waiting"));

async function start() {
  if (!(await navigation.start())) setTimeout(start, RETRY_MS);
}

start();
