// What the page knows right now, fetched anew whenever the server says that it changed; tells its parts by topic.
// It draws nothing. An answer that belongs to another person or place than the present one is thrown away.

import { Unreachable } from "./api.js";

/** Run one at a time; a call during a run makes one more run after it. */
function oneAtATime(work) {
  let running = null;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await work();
      } while (again);
    })().finally(() => (running = null));
    return running;
  };
}

/** The workspace's own voice, which nobody writes to. */
export const SLACKBOT = "USLACKBOT";

export function createStore(api) {
  const model = {
    user: null,
    state: null,
    place: null, // {kind: "channel", id} or {kind: "home"}
    messages: [],
    thread: null, // the ts of the first message
    threadMessages: [],
    view: null,
    home: null,
    isLive: false,
  };
  const listeners = new Map();

  const tell = (topic, what = model) => (listeners.get(topic) ?? []).forEach((listener) => listener(what));

  function loader(topic, ask, keep) {
    return oneAtATime(async () => {
      const query = ask();
      if (!query) return;
      try {
        const answer = await api.get(...query);
        const isStale = JSON.stringify(ask()) !== JSON.stringify(query);
        if (isStale || answer.ok === false) return;
        keep(answer);
        tell(topic);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error; // the live line says that the server is away
      }
    });
  }

  const channelId = () => (model.place?.kind === "channel" ? model.place.id : null);

  const load = {
    state: loader(
      "state",
      () => ["state", { user: model.user }],
      (answer) => {
        model.state = answer;
        model.stateAt = performance.now();
      },
    ),
    messages: loader(
      "messages",
      () => channelId() && ["messages", { user: model.user, channel: channelId() }],
      (answer) => (model.messages = answer.messages),
    ),
    thread: loader(
      "thread",
      () =>
        channelId() && model.thread && ["messages", { user: model.user, channel: channelId(), thread: model.thread }],
      (answer) => (model.threadMessages = answer.messages),
    ),
    view: loader(
      "view",
      () => ["view", { user: model.user }],
      (answer) => (model.view = answer.view),
    ),
    home: loader(
      "home",
      () => model.place?.kind === "home" && ["home", { user: model.user }],
      (answer) => (model.home = answer.view),
    ),
  };

  return {
    model,
    load,
    tell,
    on(topic, listener) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
    },
    /** The workspace's time now, in milliseconds: the server's, run on since it was told. */
    now: () => model.state.clock.now * 1000 + (performance.now() - model.stateAt),
    names: {
      user: (id) => model.state?.users.find((user) => user.id === id)?.real_name ?? null,
      initials: (id) => model.state?.users.find((user) => user.id === id)?.initials ?? null,
      channel: (id) => model.state?.channels.find((channel) => channel.id === id)?.name ?? null,
    },
    /** The app's bot. */
    bot: () => model.state.users.find((user) => user.is_bot && user.id !== SLACKBOT),
    directory: {
      users: () => model.state.users.filter((user) => user.id !== SLACKBOT && !user.deleted),
      fileUrl: (id) => `/_ui/file/${encodeURIComponent(id)}?user=${encodeURIComponent(model.user)}`,
      channels: () => model.state.channels.filter((channel) => !channel.is_archived),
      dms: () => model.state.dms,
      current: channelId,
    },
  };
}
