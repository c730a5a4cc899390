// The gallery: an index of features and an example of each card and form, drawn as in the workspace. It sends nothing.

import { createApi, Unreachable } from "./base/api.js";
import { fill, h } from "./base/dom.js";
import { createExamples } from "./gallery/example.js";
import { createView } from "./gallery/view.js";

const RETRY_MS = 2000;
const WAITING = "Galleriet er ved at blive lavet. Det kommer her af sig selv om lidt.";
const NONE = "Her er intet galleri: Øvepladsen er startet uden.";

const slot = (name) => document.querySelector(`[data-slot="${name}"]`);
const api = createApi();

const count = (number) => `${number} ${number === 1 ? "eksempel" : "eksempler"}`;

function drawIndex(features) {
  return h(
    "ul",
    {},
    features.map(({ key, title, examples }) =>
      h(
        "li",
        {},
        h("a", { href: `#${key}` }, title),
        h("span", { class: "gallery-count" }, ` ${count(examples.length)}`),
      ),
    ),
  );
}

function drawFeature({ key, title, examples }, drawExample) {
  return h(
    "section",
    { id: key, class: "gallery-feature", "aria-labelledby": `${key}-titel`, "data-feature": key },
    h("h2", { id: `${key}-titel` }, title),
    examples.map(drawExample),
  );
}

function draw({ features, names }) {
  const drawExample = createExamples(names);
  fill(slot("view"), createView());
  fill(slot("index"), drawIndex(features));
  fill(
    slot("examples"),
    features.map((feature) => drawFeature(feature, drawExample)),
  );
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

function say(words) {
  fill(slot("examples"), h("p", { class: "empty", role: "status" }, words));
}

async function start() {
  try {
    const answer = await api.get("galleri");
    if (answer.ok) {
      draw(answer.gallery);
      return;
    }
    say(answer.error === "no_gallery" ? NONE : WAITING);
    if (answer.error === "no_gallery") return;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
  }
  setTimeout(start, RETRY_MS);
}

start();
