// Keeps what the page itself tells one person in one place, such as a message that wasn't sent. It is gone on reload.
// How a command went the server tells, in a message of its own.

const WORDS = {
  in_thread: (what) => `*${what} virker ikke i tråde.* Skriv kommandoen i kanalen i stedet.`,
  unreachable: (what) => `*${what} blev ikke sendt*: øvepladsens server svarer ikke.`,
  not_in_channel: (what) => `*${what} blev ikke sendt*: du er ikke med i kanalen.`,
  is_archived: (what) => `*${what} blev ikke sendt*: kanalen er arkiveret.`,
  dispatch_failed: (what) =>
    `*${what} mislykkedes* med fejlen "dispatch_failed": botten kunne ikke nås. Er den startet?`,
  operation_timeout: (what) => `*${what} mislykkedes*: botten svarede ikke inden for 3 sekunder (operation_timeout).`,
};

const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("*", "∗");

export function createNotes(store) {
  const notes = [];
  return {
    /** The person and place a later word belongs to. */
    here: () => ({ owner: store.model.user, channel: store.model.place?.id, thread: store.model.thread }),
    /** Tell a person in a place, as `here()` gave them before, how it went with what they did. */
    tell(error, what, where) {
      const words = WORDS[error] ?? ((name) => `*${name} mislykkedes* (${escape(error ?? "ukendt fejl")}).`);
      notes.push({
        ...where,
        inThread: error === "in_thread",
        message: {
          ts: (store.now() / 1000).toFixed(6),
          user: "oeveplads",
          user_name: "Øvepladsen",
          text: words(escape(what)),
          ephemeral: true,
          isNote: true,
        },
      });
      store.tell("notes");
    },
    /** These messages with the notes among them, in the order of time. */
    among(messages, { inThread = false } = {}) {
      const { user, place, thread } = store.model;
      const mine = notes.filter(
        (note) =>
          note.owner === user &&
          note.channel === place?.id &&
          note.inThread === inThread &&
          (!inThread || note.thread === thread),
      );
      return [...messages, ...mine.map((note) => note.message)].sort((a, b) => Number(a.ts) - Number(b.ts));
    },
  };
}
