// The open talk: fresh lines without losing the place, unread ones marked and read.

import { fragment, post } from "../shared/api.js";
import { tick } from "../shared/countdown.js";
import { arrange, follow, nearEnd, parsed, reconcile, remember, toEnd } from "../shared/dom.js";

const keyOf = (line) => line.dataset.key ?? line.dataset.seq ?? "";
const column = () => document.querySelector(".talk-column");
// What only shows in the details is no new message.
const lastShown = (talk) => [...talk.querySelectorAll("[data-seq]:not(.quiet-fact)")].at(-1)?.dataset.seq;
let reported = 0;

export function opened() {
  const scroller = document.querySelector("#scroller");
  if (!scroller) return;
  const talk = document.querySelector("#talk");
  reported = 0;
  remember(talk);
  arrange(talk);
  const first = talk.querySelector(".new");
  if (first) {
    const line = document.createElement("li");
    line.className = "first-new";
    line.textContent = "Belum dibaca";
    first.before(line);
    scroller.scrollTop = line.offsetTop - scroller.offsetTop - 40;
  } else toEnd(scroller);
  const newer = document.querySelector("#newer");
  scroller.addEventListener("scroll", () => nearEnd(scroller) && ((newer.hidden = true), seen()), { passive: true });
  newer.addEventListener("click", () => toEnd(scroller));
  document.querySelector("#details").addEventListener("change", (event) => {
    talk.classList.toggle("with-details", event.target.checked);
  });
  follow(scroller);
  tick(document.querySelector("#work"));
  seen();
}

// Tell the server what has been on the screen, once.
function seen() {
  const scroller = document.querySelector("#scroller");
  const lines = document.querySelectorAll("#talk [data-seq]");
  const last = Number(lines[lines.length - 1]?.dataset.seq ?? 0);
  // What a unit reads is not read by the agents.
  if (document.body.dataset.role === "unit") return;
  if (!scroller || document.hidden || last <= reported || !nearEnd(scroller)) return;
  reported = last;
  post(`/inbox/${column().dataset.case}/seen`, { seq: last }).catch(() => {
    reported = 0;
  });
}
document.addEventListener("visibilitychange", seen);

export async function refreshTalk() {
  const id = column()?.dataset.case;
  if (!id) return;
  const html = await fragment(`/inbox/${id}/talk`);
  if (column()?.dataset.case !== id) return;
  const scroller = document.querySelector("#scroller");
  const talk = document.querySelector("#talk");
  const atEnd = nearEnd(scroller);
  const top = scroller.scrollTop;
  for (const mark of talk.querySelectorAll(".day, .first-new")) mark.remove();
  const wanted = parsed(html);
  const from = wanted.map((line) => Number(line.dataset.seq)).find((seq) => seq > 0) ?? 0;
  // What was loaded from further back stays above.
  const above = [...talk.children].filter((line) => Number(line.dataset.seq) > 0 && Number(line.dataset.seq) < from);
  const before = lastShown(talk);
  const kept = above.length
    ? [...talk.children].filter((line) => keyOf(line) === "earlier" || above.includes(line))
    : [];
  for (const line of kept) line.remove();
  reconcile(talk, above.length ? wanted.filter((line) => keyOf(line) !== "earlier") : wanted, keyOf);
  talk.prepend(...kept);
  arrange(talk);
  if (atEnd) toEnd(scroller);
  else {
    scroller.scrollTop = top;
    if (lastShown(talk) !== before) document.querySelector("#newer").hidden = false;
  }
  seen();
}

export async function showEarlier(button) {
  const id = column().dataset.case;
  const scroller = document.querySelector("#scroller");
  const talk = document.querySelector("#talk");
  button.setAttribute("aria-busy", "true");
  button.textContent = "Mengambil percakapan lama…";
  const lines = parsed(await fragment(`/inbox/${id}/talk?before=${button.dataset.before}`));
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  button.closest("li").remove();
  for (const line of lines) line.source = line.outerHTML;
  talk.prepend(...lines);
  arrange(talk);
  scroller.scrollTop = scroller.scrollHeight - fromEnd;
}

// The column about the case, part by part; a part in which somebody works is left alone.
export async function refreshCase() {
  const id = column()?.dataset.case;
  if (!id) return "";
  const fresh = parsed(await fragment(`/inbox/${id}/case`));
  if (column()?.dataset.case !== id) return "";
  const aside = document.querySelector("#case");
  const parts = new Map([...aside.children].map((part) => [part.dataset.part ?? "head", part]));
  let previous = null;
  for (const part of fresh) {
    const old = parts.get(part.dataset.part ?? "head");
    parts.delete(part.dataset.part ?? "head");
    const busy = old?.querySelector(".panel:not([hidden]), details[open]");
    part.source = part.outerHTML;
    if (old && (busy || old.source === part.source)) previous = old;
    else {
      if (old) old.replaceWith(part);
      else if (previous) previous.after(part);
      else aside.prepend(part);
      previous = part;
    }
  }
  for (const gone of parts.values()) if (!gone.querySelector(".panel:not([hidden])")) gone.remove();
  tick(aside);
  return aside.querySelector("[data-foot]")?.dataset.foot ?? "";
}
