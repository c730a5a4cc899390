// Draws images and files, with their alternative text. A picture that can't be shown says so with its words.

import { h } from "../base/dom.js";
import { icon } from "../base/icons.js";

/** A picture; where it doesn't load, its alternative text stands in a frame. */
export function drawPicture({ url, alt, className = "picture" }) {
  const failed = () => {
    node.replaceWith(
      h("span", { class: "picture-missing" }, `Billedet kan ikke vises her. ${alt ? `Det forestiller: ${alt}` : ""}`),
    );
  };
  const node = h("img", { class: className, src: url, alt: alt ?? "", onerror: failed });
  return node;
}

function fileCard(file) {
  return h(
    "a",
    { class: "file-card", href: file.url, download: file.name, target: "_blank", rel: "noopener" },
    icon("file"),
    h(
      "span",
      { class: "file-words" },
      h("span", { class: "file-name" }, file.name),
      h("span", { class: "file-kind" }, "Hent filen"),
    ),
  );
}

/** The files of a message: pictures are shown, others can be fetched. */
export function drawFiles(files) {
  return files.map((file) =>
    file.mimetype?.startsWith("image/")
      ? h(
          "figure",
          { class: "file-picture", "data-file": file.id },
          h("figcaption", {}, file.name),
          h(
            "a",
            { href: file.url, target: "_blank", rel: "noopener", "aria-label": `Åbn ${file.name} i fuld størrelse` },
            drawPicture({ url: file.url, alt: file.alt }),
          ),
        )
      : h("div", { "data-file": file.id }, fileCard(file)),
  );
}

/** Which file an image of Block Kit points at, by id or by the file's private address; null where it has its own. */
export function pointedFile(image) {
  return image.slack_file?.id ?? /\/files-pri\/[^/-]+-([^/]+)\//.exec(image.slack_file?.url ?? "")?.[1] ?? null;
}

/** Where an image of Block Kit is found; `fileUrl(id)` gives a file's address on the page. */
export function pictureUrl(image, fileUrl) {
  const file = pointedFile(image);
  return file ? fileUrl(file) : image.image_url;
}
