"""The child of `png`: reads an SVG on standard input and writes it as PNG; knows nothing of the program."""

import sys

from resvg import render, usvg


def main() -> None:
    """Draws as wide as the first argument says, with the fonts that the others name."""
    width, *fonts = sys.argv[1:]
    options = usvg.Options.default()
    for font in fonts:
        options.load_font_file(font)
    options.font_family = "Lato"
    tree = usvg.Tree.from_str(sys.stdin.buffer.read().decode(), options)
    wide, high = tree.int_size()
    scale = int(width) / wide
    picture = render(tree, (scale, 0.0, 0.0, 0.0, scale, 0.0), bg_size=(int(width), round(high * scale)))
    sys.stdout.buffer.write(bytes(picture))


if __name__ == "__main__":
    main()
