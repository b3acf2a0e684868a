// The head of every page of the desk: the bell with what one is told, and presence.

import { fragment, post } from "../shared/api.js";
import { readServerTime } from "../shared/countdown.js";

const LOOK_AGAIN = 60000;
const head = () => document.querySelector("#head-tools");
const list = () => document.querySelector("#notices");

function open(wanted) {
  list().hidden = !wanted;
  head().querySelector(".bell").setAttribute("aria-expanded", String(wanted));
  if (wanted) list().focus();
  else head().querySelector(".bell").focus();
}

function say(text) {
  const line = list().querySelector(".problem");
  line.textContent = text;
  line.hidden = !text;
  if (text) open(true);
}

let waiting = 0;
export function refreshHead(pause = 400) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (!head()) return;
    let html;
    try {
      html = await fragment("/inbox/head");
    } catch {
      return; // The next look comes anyway.
    }
    const shown = !list().hidden;
    const said = list().querySelector(".problem").textContent;
    const focused = list().contains(document.activeElement);
    const template = document.createElement("template");
    template.innerHTML = html;
    head().replaceWith(template.content.firstElementChild);
    readServerTime();
    list().hidden = !shown;
    head().querySelector(".bell").setAttribute("aria-expanded", String(shown));
    if (said) say(said);
    if (focused) list().focus();
  }, pause);
}

async function act(path, body, button) {
  button.setAttribute("aria-busy", "true");
  try {
    await post(path, body);
    say("");
  } catch (error) {
    say(error.message);
  }
  button.removeAttribute("aria-busy");
  refreshHead(0);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !head()?.contains(button)) {
    if (head() && !list().hidden && !list().contains(event.target)) list().hidden = true;
    return;
  }
  const said = button.dataset;
  if ("bell" in said) open(list().hidden);
  else if (said.seen) act(`/inbox/notices/${said.seen}/seen`, {}, button);
  else if (said.away) act("/inbox/presence", { away: said.away === "yes" }, button);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && head() && !list().hidden) open(false);
});
setInterval(() => document.hidden || refreshHead(0), LOOK_AGAIN);
