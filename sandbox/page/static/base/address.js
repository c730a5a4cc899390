// Keeps who and where in the page's address, so that a reload comes back to the same place. It decides nothing.

const PERMALINK = /^([CDG][A-Z0-9]+)\/p(\d+)(\d{6})$/;

/** What the address says: {user, channel, home, thread}; a message's permanent link says {channel, message}. */
export function readAddress() {
  const link = PERMALINK.exec(window.location.hash.slice(1));
  if (link) return { channel: link[1], message: `${link[2]}.${link[3]}` };
  const words = new URLSearchParams(window.location.hash.slice(1));
  return {
    user: words.get("bruger"),
    channel: words.get("kanal"),
    home: words.get("vis") === "hjem",
    thread: words.get("traad"),
  };
}

/** Write who and where into the address without a new step in the history. */
export function writeAddress({ user, place, thread }) {
  const words = new URLSearchParams();
  if (user) words.set("bruger", user);
  if (place?.kind === "home") words.set("vis", "hjem");
  if (place?.kind === "channel") words.set("kanal", place.id);
  if (thread) words.set("traad", thread);
  window.history.replaceState(null, "", `#${words}`);
}
