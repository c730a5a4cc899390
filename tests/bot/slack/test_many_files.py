"""Several files in one message to the bot."""

import json
import time
from typing import Any

from aiohttp import ClientSession

from tests.support.sandbox import REGION, TEAM, until
from tests.support.strangers import signed
from tests.support.trial import Running

MOST = 10
"""So many files Slack lets a person send in a message."""
JSON = "application/json"


async def test_each_file_of_a_message_is_answered(http_program: Running) -> None:
    """Also where somebody sends as many at once as Slack takes: none is passed over without a word."""
    channel = await http_program.workspace.direct_message()
    files = [{"id": f"F{number}", "name": f"referat-{number}.txt"} for number in range(MOST)]
    said = {"type": "message", "subtype": "file_share", "channel_type": "im", "channel": channel, "user": REGION}
    event = said | {"text": "", "ts": f"{time.time():.6f}", "files": files}
    delivery: dict[str, Any] = {"type": "event_callback", "event_id": "Ev0MANGEFILER", "team_id": TEAM, "event": event}
    body = json.dumps(delivery | {"event_time": int(time.time()), "api_app_id": "A0LOKALAPP1"}).encode()
    address = http_program.health.replace("/sund", "/slack/events")
    headers = signed(body, str(int(time.time())), content_type=JSON)
    async with ClientSession() as session, session.post(address, data=body, headers=headers) as response:
        assert response.status == 200

    async def answered() -> bool:
        messages = await http_program.workspace.messages(channel=channel)
        return [one["text"] for one in messages].count("Filen kan ikke hentes fra Slack. Send den igen.") == MOST

    await until(answered, seconds=15)
