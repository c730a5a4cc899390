// Moves between persons, places and threads, and keeps the address in step. It fetches through the store and draws nothing.

import { readAddress, writeAddress } from "../base/address.js";

export function createNavigation({ api, store, live }) {
  const { model, load, tell } = store;

  const remember = () => writeAddress({ user: model.user, place: model.place, thread: model.thread });

  const counterpart = (state, place) => state.dms.find((dm) => dm.id === place?.id)?.user.id;

  /** The same place as another person sees it; else their first channel. */
  function samePlace(old, oldState) {
    const { channels, dms } = model.state;
    if (old?.kind === "home") return old;
    if (channels.some((channel) => channel.id === old?.id)) return old;
    if (dms.some((dm) => dm.id === old?.id)) return old;
    const with_ = oldState && counterpart(oldState, old);
    const dm = with_ && dms.find((each) => each.user.id === with_);
    if (dm) return { kind: "channel", id: dm.id };
    const first = channels.find((channel) => channel.is_member) ?? channels[0];
    return first ? { kind: "channel", id: first.id } : { kind: "home" };
  }

  /** Tell the app that the person looks at its Home; what it draws then comes as a change. */
  async function openHome() {
    if (model.place?.kind === "home") await api.post("home", { user: model.user }).catch(() => null);
  }

  async function loadPlace() {
    await Promise.all([load.messages(), load.home(), load.view(), load.thread()]);
  }

  async function go(place, thread = null) {
    model.place = place;
    model.thread = thread;
    model.messages = [];
    model.threadMessages = [];
    model.home = null;
    remember();
    tell("place");
    await Promise.all([loadPlace(), openHome()]);
    await load.state();
  }

  async function become(user) {
    const [oldPlace, oldState] = [model.place, model.state];
    model.user = user;
    model.view = null;
    model.thread = null;
    model.messages = [];
    tell("view");
    live.follow(user);
    await load.state();
    if (model.user !== user) return;
    await go(samePlace(oldPlace, oldState));
  }

  async function openThread(ts) {
    model.thread = ts;
    model.threadMessages = [];
    remember();
    tell("place");
    await load.thread();
  }

  return {
    go,
    become,
    openThread,
    closeThread: () => openThread(null),
    /** Come back to where the address says; false while the server doesn't answer. */
    async start() {
      const wished = readAddress();
      model.user = wished.user ?? null; // without a name the server answers for whoever was there first
      await load.state();
      if (!model.state && model.user) {
        model.user = null; // whoever the address names isn't here any more
        await load.state();
      }
      if (!model.state) return false;
      model.user = model.state.me.id;
      live.follow(model.user);
      const place = wished.home ? { kind: "home" } : samePlace({ kind: "channel", id: wished.channel }, null);
      await go(place, place.id === wished.channel ? wished.thread : null);
      if (wished.message) tell("wished", wished.message);
      return true;
    },
    /** Take up everything again after the server was away. */
    async reload() {
      await load.state();
      if (model.state) await loadPlace();
    },
  };
}
