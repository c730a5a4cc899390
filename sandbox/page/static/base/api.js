// Speaks with the workspace's server in JSON. It keeps nothing and draws nothing.

/** The server could not be reached, or answered something else than JSON. */
export class Unreachable extends Error {}

async function read(request) {
  let response;
  try {
    response = await request;
    return await response.json();
  } catch (cause) {
    throw new Unreachable(response ? `status ${response.status}` : "no answer", { cause });
  }
}

/** The two ways of asking: `get(path, query)` and `post(path, body)`. */
export function createApi(fetcher = window.fetch.bind(window)) {
  return {
    get(path, query = {}) {
      const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
      const search = new URLSearchParams(known).toString();
      return read(
        fetcher(`/_ui/${path}${search ? `?${search}` : ""}`, { headers: { Accept: "application/json" } }),
      );
    },
    post(path, body) {
      return read(
        fetcher(`/_ui/${path}`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        }),
      );
    },
  };
}
