// Sends what a person wrote, chose or pressed, and tells them where it failed. It draws nothing.

// How these went stands in a message that only the person sees.
const TOLD_BY_SERVER = ["dispatch_failed", "operation_timeout", "unknown_command"];

export function createSending({ api, store, notes }) {
  const { model } = store;

  const attempt = (path, body) =>
    api.post(path, { user: model.user, ...body }).catch(() => ({ ok: false, error: "unreachable" }));

  async function command(text) {
    const where = notes.here();
    const [, name, rest] = /^(\S+)\s*([\s\S]*)$/.exec(text);
    const answer = await attempt("command", { channel: model.place.id, command: name, text: rest });
    if (!TOLD_BY_SERVER.includes(answer.error ?? "") && !answer.ok) notes.tell(answer.error, name, where);
    return answer;
  }

  async function shortcut(each, target) {
    const where = notes.here();
    const answer = await attempt("shortcut", { callback_id: each.callback_id, ...target });
    if (!answer.ok) notes.tell(answer.error, `Genvejen »${each.name}«`, where);
    await store.load.view();
  }

  return {
    attempt,
    /** Send a text from the composer; `giveBack` puts the text back where it couldn't be sent. */
    async write(text, giveBack, thread = null) {
      const name = text.split(/\s/)[0];
      const isCommand = /^\/[^\s/]/.test(text);
      if (isCommand && thread) {
        notes.tell("in_thread", name, notes.here());
        giveBack();
        return;
      }
      const where = notes.here();
      store.tell("sent");
      const answer = isCommand
        ? await command(text)
        : await attempt("message", { channel: model.place.id, text, ...(thread ? { thread_ts: thread } : {}) });
      if (!answer.ok && !isCommand) notes.tell(answer.error, "Beskeden", where);
      if (answer.error === "unreachable") giveBack();
      else await Promise.all([store.load.messages(), store.load.thread(), store.load.view()]);
    },
    /** Send a file with a text. */
    async share(file, text) {
      const where = notes.here();
      const read = new FileReader();
      const content = await new Promise((done) => {
        read.onload = () => done(String(read.result).replace(/^[^,]*,/, ""));
        read.onerror = () => done("");
        read.readAsDataURL(file);
      });
      const answer = await attempt("file", { channel: model.place.id, name: file.name, content, text });
      if (!answer.ok) notes.tell(answer.error, `Filen »${file.name}«`, where);
      await store.load.messages();
    },
    /** One act in a message. */
    async actInMessage(message, action, state) {
      const container = {
        type: "message",
        channel: model.place.id,
        ts: message.ts,
        ephemeral: Boolean(message.ephemeral),
      };
      const answer = await attempt("action", { container, action, state });
      await Promise.all([store.load.messages(), store.load.thread(), store.load.view()]);
      return answer;
    },
    /** One act in a modal or in Home. */
    async actInView(view, action, state) {
      const answer = await attempt("action", { container: { type: "view", view_id: view.id }, action, state });
      await Promise.all([store.load.view(), store.load.homeAgain()]);
      return answer;
    },
    onMessage: (each, message) => shortcut(each, { channel: model.place.id, ts: message.ts }),
    globally: (each) => shortcut(each, {}),
  };
}
