// Holds the line over which the server tells what changed, and takes it up again each second when it breaks.
// It doesn't fetch what changed.

const RETRY_MS = 1000;

/** Follow what changes for one person at a time; `follow(user)` switches. */
export function createLive({ onChange, onUp, onDown }) {
  let socket = null;
  let timer = null;

  function drop() {
    clearTimeout(timer);
    if (socket === null) return;
    const old = socket;
    socket = null;
    old.close();
  }

  function follow(user) {
    drop();
    const scheme = window.location.protocol === "https:" ? "wss" : "ws";
    const line = new WebSocket(`${scheme}://${window.location.host}/_ui/live?user=${encodeURIComponent(user)}`);
    socket = line;
    line.addEventListener("open", () => line === socket && onUp());
    line.addEventListener("message", (event) => line === socket && onChange(JSON.parse(event.data)));
    line.addEventListener("close", () => {
      if (line !== socket) return;
      onDown();
      timer = setTimeout(() => follow(user), RETRY_MS);
    });
  }

  return { follow, drop };
}
