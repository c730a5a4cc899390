// The few emoji codes that apps write most. An unknown code stays as it was typed.

const KNOWN = {
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", bell: "🔔", no_bell: "🔕", calendar: "📅",
  spiral_calendar_pad: "🗓️", date: "📅", memo: "📝", pencil: "📝", clipboard: "📋", bulb: "💡", tada: "🎉", wave: "👋",
  eyes: "👀", thumbsup: "👍", "+1": "👍", thumbsdown: "👎", "-1": "👎", hourglass: "⌛", hourglass_flowing_sand: "⏳",
  clock9: "🕘", alarm_clock: "⏰", lock: "🔒", unlock: "🔓", link: "🔗", paperclip: "📎", pushpin: "📌", mag: "🔍",
  speech_balloon: "💬", information_source: "ℹ️", question: "❓", exclamation: "❗", star: "⭐", heart: "❤️", smile: "😄",
  slightly_smiling_face: "🙂", pray: "🙏", arrow_right: "➡️", arrow_left: "⬅️", red_circle: "🔴", large_green_circle: "🟢",
  large_yellow_circle: "🟡", white_circle: "⚪", black_circle: "⚫", bar_chart: "📊", house: "🏠", hospital: "🏥",
  busts_in_silhouette: "👥", bust_in_silhouette: "👤", handshake: "🤝", zzz: "💤", repeat: "🔁", outbox_tray: "📤",
  inbox_tray: "📥", file_folder: "📁", page_facing_up: "📄", printer: "🖨️", key: "🔑", gear: "⚙️", hammer_and_wrench: "🛠️",
};

/** The character of a code without its colons, or null. */
export const emoji = (code) => (Object.hasOwn(KNOWN, code) ? KNOWN[code] : null);

/** A text with its known `:codes:` replaced. */
export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, code) => emoji(code) ?? whole);
