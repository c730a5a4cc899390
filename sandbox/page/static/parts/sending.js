// Sends what a person wrote, chose or pressed, and tells them where it failed. It draws nothing.

export function createSending({ api, store, notes }) {
  const { model } = store;

  const attempt = (path, body) => api.post(path, { user: model.user, ...body }).catch(() => ({ ok: false, error: "unreachable" }));

  async function command(text) {
    const [, name, rest] = /^(\S+)\s*([\s\S]*)$/.exec(text);
    const answer = await attempt("command", { channel: model.place.id, command: name, text: rest });
    if (!answer.ok) notes.tell(answer.error, name);
    return answer;
  }

  async function shortcut(each, where) {
    const answer = await attempt("shortcut", { callback_id: each.callback_id, ...where });
    if (!answer.ok) notes.tell(answer.error, `Genvejen »${each.name}«`);
    await store.load.view();
  }

  return {
    attempt,
    /** Send a text from the composer; `giveBack` puts the text back where it couldn't be sent. */
    async write(text, giveBack, thread = null) {
      const name = text.split(/\s/)[0];
      const isCommand = /^\/[^\s/]/.test(text);
      if (isCommand && thread) {
        notes.tell("in_thread", name);
        giveBack();
        return;
      }
      const answer = isCommand
        ? await command(text)
        : await attempt("message", { channel: model.place.id, text, ...(thread ? { thread_ts: thread } : {}) });
      if (!answer.ok && !isCommand) notes.tell(answer.error, "Beskeden");
      if (answer.error === "unreachable") giveBack();
      if (answer.ok) await Promise.all([store.load.messages(), store.load.thread(), store.load.view()]);
    },
    /** One act in a message. */
    async actInMessage(message, action, state) {
      const container = { type: "message", channel: model.place.id, ts: message.ts, ephemeral: Boolean(message.ephemeral) };
      const answer = await attempt("action", { container, action, state });
      await Promise.all([store.load.messages(), store.load.thread(), store.load.view()]);
      return answer;
    },
    /** One act in a modal or in Home. */
    async actInView(view, action, state) {
      const answer = await attempt("action", { container: { type: "view", view_id: view.id }, action, state });
      await Promise.all([store.load.view(), store.load.home()]);
      return answer;
    },
    onMessage: (each, message) => shortcut(each, { channel: model.place.id, ts: message.ts }),
    globally: (each) => shortcut(each, {}),
  };
}
