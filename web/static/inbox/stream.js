// What the server tells the inbox as it happens, without contents; a broken stream is opened again.

const CLOSED_AGAIN = 10000;
const status = document.querySelector("#live");
let stream = null;
let followed = [];

// Follow the queue, and the case `id` where there is one, in place of what was followed before.
// `queue` and `chat` are called when these change, `missed` when news may have been lost.
export function follow(id, { queue, chat, missed }) {
  stream?.close();
  followed = [id, { queue, chat, missed }];
  stream = new EventSource(`/inbox/stream${id ? `?case=${id}` : ""}`);
  stream.addEventListener("queue", queue);
  stream.addEventListener("chat", chat);
  stream.addEventListener("refresh", chat);
  let broken = false;
  stream.addEventListener("open", () => {
    status.textContent = "";
    if (broken) missed();
    broken = false;
  });
  stream.addEventListener("error", () => {
    broken = true;
    status.textContent = "◐ menyambung lagi…";
  });
}

// A browser gives up where the server refused it.
setInterval(() => {
  if (stream?.readyState !== EventSource.CLOSED || document.hidden) return;
  const [id, news] = followed;
  follow(id, news);
  news.missed();
}, CLOSED_AGAIN);
