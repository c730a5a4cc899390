// Draws the choice of persons, channels and conversations, from those the workspace knows.

import { drawMarks, drawOneOf } from "./choices.js";

const person = (user) => ({ value: user.id, text: user.is_bot ? `${user.real_name} (app)` : user.real_name });
const channel = (each) => ({ value: each.id, text: `# ${each.name}` });

function conversations(directory, filter = {}) {
  const wanted = filter.include ?? ["public", "private", "im"];
  const channels = directory
    .channels()
    .filter((each) => wanted.includes(each.is_private ? "private" : "public"))
    .map(channel);
  const direct = directory
    .dms()
    .filter((each) => !(filter.exclude_bot_users && each.user.is_bot))
    .map((each) => ({ value: each.id, text: each.user.real_name }));
  return [
    { label: "Kanaler", options: channels },
    { label: "Direkte beskeder", options: wanted.includes("im") ? direct : [] },
  ].filter((group) => group.options.length);
}

const KINDS = {
  users: { key: "user", groups: (directory) => [{ options: directory.users().map(person) }] },
  channels: {
    key: "channel",
    groups: (directory) => [
      {
        options: directory
          .channels()
          .filter((each) => !each.is_private)
          .map(channel),
      },
    ],
  },
  conversations: { key: "conversation", groups: (directory, element) => conversations(directory, element.filter) },
};

function initial(element, place, key) {
  const before = place.before(element);
  if (before) return before[`selected_${key}`];
  if (element.default_to_current_conversation) return place.surface.directory.current();
  return element[`initial_${key}`];
}

function oneOf(kind) {
  const { key, groups } = KINDS[kind];
  return (element, place) =>
    drawOneOf({
      element,
      place,
      groups: groups(place.surface.directory, element),
      chosen: initial(element, place, key),
      stateOf: (value) => ({ [`selected_${key}`]: value }),
    });
}

function severalOf(kind) {
  const { key, groups } = KINDS[kind];
  return (element, place) =>
    drawMarks({
      element,
      place,
      options: groups(place.surface.directory, element).flatMap((group) => group.options),
      chosen: initial(element, place, `${key}s`) ?? [],
      stateOf: (values) => ({ [`selected_${key}s`]: values }),
      isList: true,
    });
}

export const PEOPLE = {
  users_select: oneOf("users"),
  channels_select: oneOf("channels"),
  conversations_select: oneOf("conversations"),
  multi_users_select: severalOf("users"),
  multi_channels_select: severalOf("channels"),
  multi_conversations_select: severalOf("conversations"),
};
