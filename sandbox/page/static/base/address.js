// Keeps who and where in the page's address, so that a reload comes back to the same place. It decides nothing.

/** What the address says: {user, channel, home, thread}. */
export function readAddress() {
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
