"""The child of `png`: reads an SVG on standard input and writes it as PNG; knows nothing of the program."""

import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import Any


def main() -> None:
    """Draws as wide as the first argument says, with the fonts that the others name."""
    width, *fonts = sys.argv[1:]
    resvg = _library()
    options = resvg.usvg.Options.default()
    for font in fonts:
        options.load_font_file(font)
    options.font_family = "Lato"
    tree = resvg.usvg.Tree.from_str(sys.stdin.buffer.read().decode(), options)
    wide, high = tree.int_size()
    scale = int(width) / wide
    picture = resvg.render(tree, (scale, 0.0, 0.0, 0.0, scale, 0.0), bg_size=(int(width), round(high * scale)))
    sys.stdout.buffer.write(bytes(picture))


def _library() -> Any:
    """The compiled part of resvg. The package around it looks up its own version, which takes as long as drawing."""
    package = PathFinder.find_spec("resvg")
    compiled = PathFinder.find_spec("_resvg", package.submodule_search_locations) if package else None
    if compiled is None or compiled.loader is None:
        raise ImportError("resvg")
    module = module_from_spec(compiled)
    compiled.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
