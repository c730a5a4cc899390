"""Loads organisations from their TOML files and chooses the one that is valid; holds no fact of any of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bot.arguments import RefusedHere
from bot.profile_toml.build import build
from bot.profile_toml.checks import check
from bot.profile_toml.mistakes import Finding, ProfileMistake, ProfileMistakes
from bot.profile_toml.places import line_of, place
from bot.profile_toml.reading import SyntaxMistake, parse, shape
from domain.organisation import Profile

SHIPPED = Path(__file__).resolve().parent.parent / "organisations"
"""The folder of the organisations that come with the program."""


def load_profile(path: Path) -> Profile:
    """The profile in that file; raises ProfileMistakes with all that is wrong in it, in Danish."""
    text = _text(path)
    try:
        file = parse(text)
    except SyntaxMistake as mistake:
        raise ProfileMistakes([ProfileMistake(path, "", mistake.line, mistake.found, "gyldig TOML")]) from mistake
    table = shape(file)
    findings = table if isinstance(table, tuple) else check(table)
    if isinstance(table, tuple) or findings:
        raise ProfileMistakes(_told(path, place(file, one.location), text, one) for one in findings)
    return build(table)


def load_profiles(folder: Path) -> tuple[Profile, ...]:
    """The profiles of a folder's `*.toml` files, the earliest first.

    Raises ProfileMistakes with what is wrong in any of them, and where there is none or two are called the same.
    """
    mistakes: list[ProfileMistake] = []
    profiles: dict[str, Profile] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            profile = load_profile(path)
        except ProfileMistakes as wrong:
            mistakes += wrong.mistakes
            continue
        if profile.key in profiles:
            mistakes.append(
                ProfileMistake(path, "noegle", None, f"»{profile.key}« i to filer", "en nøgle for hver fil")
            )
        profiles[profile.key] = profile
    if not profiles and not mistakes:
        mistakes.append(ProfileMistake(folder, "", None, "ingen profiler", "mindst én fil, der ender på .toml"))
    if mistakes:
        raise ProfileMistakes(mistakes)
    return tuple(sorted(profiles.values(), key=lambda profile: profile.valid_from))


def usable_profiles(folder: Path) -> tuple[Profile, ...]:
    """The profiles of a folder; raises RefusedHere, with all that is wrong in its files, where they can't be used."""
    try:
        return load_profiles(folder)
    except ProfileMistakes as mistakes:
        raise unusable(mistakes) from mistakes


def unusable(mistakes: ProfileMistakes) -> RefusedHere:
    """The answer to whoever starts the program with such files."""
    return RefusedHere(f"Profilen kan ikke bruges:\n{mistakes}")


def profile_on(profiles: Sequence[Profile], day: date) -> Profile:
    """The profile that is valid on that day, of several the one that began last; else the latest of all.

    Raises ValueError where there are no profiles.
    """
    return max(valid_on(profiles, day) or profiles, key=lambda profile: profile.valid_from)


def valid_on(profiles: Iterable[Profile], day: date) -> tuple[Profile, ...]:
    """The profiles that are valid on that day."""
    return tuple(
        profile
        for profile in profiles
        if profile.valid_from <= day and (profile.valid_to is None or day <= profile.valid_to)
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # with or without the mark that editors on Windows put first
    except UnicodeDecodeError as error:
        found = f"et tegn, der ikke er UTF-8 (byte {error.start})"
        raise ProfileMistakes([ProfileMistake(path, "", None, found, "en fil gemt som UTF-8")]) from error
    except OSError as error:
        found = "ingen fil" if isinstance(error, FileNotFoundError) else "noget, der ikke kan læses"
        raise ProfileMistakes([ProfileMistake(path, "", None, found, "en profil i en TOML-fil")]) from error


def _told(path: Path, where: str, text: str, finding: Finding) -> ProfileMistake:
    return ProfileMistake(path, where, line_of(text, finding.location), finding.found, finding.expected)
