"""Blocks and forms as an app writes them, one of each kind; they show nothing by themselves."""

from typing import Any

Json = dict[str, Any]

# A picture of 8 by 8 points.
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGPgzi7AihiGlgQAXtI5gVCr33gAAAAASUVORK5CYII="


def plain(text: str) -> Json:
    """A plain text."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    """A text with markup."""
    return {"type": "mrkdwn", "text": text}


def option(value: str, text: str) -> Json:
    """A choice."""
    return {"text": plain(text), "value": value}


def button(action_id: str, text: str, **more: Any) -> Json:
    """A button."""
    return {"type": "button", "action_id": action_id, "text": plain(text), **more}


CONFIRM = {
    "title": plain("Fortryd afbuddet?"),
    "text": mrkdwn("Esbjerg er så *med igen*."),
    "confirm": plain("Ja, fortryd"),
    "deny": plain("Behold"),
    "style": "danger",
}

ACTIONS: Json = {
    "type": "actions",
    "block_id": "acts",
    "elements": [
        button("go", "Bekræft", style="primary", value="1"),
        button("undo", "Fortryd", style="danger", value="2", confirm=CONFIRM),
        button("link", "Åbn sagen", url="https://example.dk/sag"),
        {
            "type": "static_select",
            "action_id": "later",
            "placeholder": plain("Påmind mig senere"),
            "options": [option("a", "I eftermiddag"), option("b", "I morgen kl. 9")],
        },
        {"type": "overflow", "action_id": "more", "options": [option("x", "Vis alle"), option("y", "Overdrag")]},
        {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-10"},
    ],
}

MESSAGE: list[Json] = [
    {"type": "header", "text": plain("Der kan træffes beslutninger")},
    {
        "type": "section",
        "text": mrkdwn("*Politisk niveau* · <@U0LOKAL0002> i <#C0LOKAL0005>\n> Et citat\n• Et punkt"),
        "fields": [mrkdwn("*Region*\n4 af 4"), mrkdwn("*Kommuner*\n4 af 5")],
        "accessory": button("all", "Se alle afbud"),
    },
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn("Registreret af *Anna*")]},
    {
        "type": "image",
        "image_url": "https://example.dk/linje.png",
        "alt_text": "De 14 trin",
        "title": plain("Tidslinje"),
    },
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [{"type": "text", "text": "Rig tekst", "style": {"bold": True}}],
            },
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Første"}]}],
            },
        ],
    },
    ACTIONS,
]


def field(block_id: str, label: str, element: Json, **more: Any) -> Json:
    """A field of a form."""
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


FORM: Json = {
    "type": "modal",
    "callback_id": "absence",
    "title": plain("Meld afbud"),
    "submit": plain("Send afbud"),
    "close": plain("Annuller"),
    "notify_on_close": True,
    "blocks": [
        {"type": "section", "block_id": "intro", "text": mrkdwn("Hvem kan *ikke* komme?")},
        field("name", "Navn", {"type": "plain_text_input", "action_id": "v"}, hint=plain("Som på medlemslisten")),
        field(
            "meeting",
            "Møde",
            {
                "type": "static_select",
                "action_id": "v",
                "placeholder": plain("Vælg møde"),
                "options": [option("p", "Politisk niveau"), option("f", "Fagligt niveau")],
            },
            dispatch_action=True,
        ),
        field("date", "Dato", {"type": "datepicker", "action_id": "v", "initial_date": "2026-11-10"}),
        field("time", "Klokken", {"type": "timepicker", "action_id": "v", "initial_time": "15:00"}),
        field("note", "Note", {"type": "plain_text_input", "action_id": "v", "multiline": True}, optional=True),
        field("person", "Person", {"type": "users_select", "action_id": "v"}, optional=True),
        field("place", "Kanal", {"type": "conversations_select", "action_id": "v"}, optional=True),
        field("mail", "E-mail", {"type": "email_text_input", "action_id": "v"}, optional=True),
        field("link", "Link", {"type": "url_text_input", "action_id": "v"}, optional=True),
        field("seats", "Antal", {"type": "number_input", "action_id": "v", "is_decimal_allowed": False}, optional=True),
        field(
            "level",
            "Niveau",
            {"type": "radio_buttons", "action_id": "v", "options": [option("p", "Lokalt"), option("f", "Fælles")]},
            optional=True,
        ),
        field(
            "food",
            "Forplejning",
            {"type": "checkboxes", "action_id": "v", "options": [option("k", "Kaffe"), option("f", "Frokost")]},
            optional=True,
        ),
        field(
            "topics",
            "Emner",
            {
                "type": "multi_static_select",
                "action_id": "v",
                "options": [option("u", "Udskrivning"), option("g", "Gravide")],
            },
            optional=True,
        ),
    ],
}
