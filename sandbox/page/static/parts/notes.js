// Keeps what the workspace itself tells one person in one place, such as a command that failed. It is gone on reload.

const WORDS = {
  dispatch_failed: (command) => `*${command} mislykkedes* med fejlen "dispatch_failed": botten tog ikke imod kommandoen. Er den startet?`,
  operation_timeout: (command) => `*${command} mislykkedes*, fordi botten ikke svarede inden for 3 sekunder (operation_timeout).`,
  unknown_command: (command) => `*${command} er ikke en gyldig kommando.* Alt, der begynder med "/", læses som en kommando.`,
  in_thread: (command) => `*${command} virker ikke i tråde.* Skriv kommandoen i kanalen i stedet.`,
  unreachable: (command) => `*${command} blev ikke sendt*: øvepladsens server svarer ikke.`,
};

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("*", "∗");

export function createNotes(store) {
  const notes = [];
  return {
    /** Tell the present person, in the present place, how it went with what they did. */
    tell(error, what) {
      const words = WORDS[error] ?? ((name) => `*${name} mislykkedes* (${escape(error ?? "ukendt fejl")}).`);
      notes.push({
        owner: store.model.user,
        channel: store.model.place?.id,
        thread: store.model.thread,
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
        (note) => note.owner === user && note.channel === place?.id && note.inThread === inThread && (!inThread || note.thread === thread),
      );
      return [...messages, ...mine.map((note) => note.message)].sort((a, b) => Number(a.ts) - Number(b.ts));
    },
  };
}
