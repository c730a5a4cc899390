// Finds what may be meant by the word before the caret: a command at the beginning, a person after "@".

import { SLACKBOT } from "../base/store.js";

const MOST = 8;

const folded = (text) => text.toLocaleLowerCase("da");

function commands(text, known) {
  if (!/^\/[^\s]*$/.test(text)) return null;
  const items = known
    .filter((each) => folded(each.command).startsWith(folded(text)))
    .map((each) => ({
      insert: `${each.command} `,
      title: each.command,
      hint: each.usage_hint,
      detail: each.description,
    }));
  return { from: 0, items, exact: known.some((each) => each.command === text) };
}

function persons(text, known) {
  const found = /(^|\s)@(\p{L}[\p{L}\p{N} ._-]{0,30}|)$/u.exec(text);
  if (!found) return null;
  const word = folded(found[2]);
  const items = known
    .filter((user) => user.id !== SLACKBOT)
    .filter(
      (user) =>
        folded(user.real_name).startsWith(word) ||
        folded(user.name).startsWith(word) ||
        folded(user.real_name).includes(` ${word}`),
    )
    .slice(0, MOST)
    .map((user) => ({
      insert: `@${user.name} `,
      title: user.real_name,
      hint: `@${user.name}`,
      detail: user.is_bot ? "app" : "",
    }));
  return { from: text.length - found[2].length - 1, items, exact: false };
}

/** What to suggest for the text before the caret. */
export function suggest(text, state) {
  return commands(text, state.commands) ?? persons(text, state.users);
}

/** The hint of the command that is being written, once its name is there. */
export function hintFor(text, state) {
  const name = /^(\/\S+)\s/.exec(text)?.[1];
  return state.commands.find((each) => each.command === name) ?? null;
}
