// The queue: it stays fresh by itself, but never moves under the pointer.

import { fragment } from "../shared/api.js";
import { tick } from "../shared/countdown.js";
import { parsed, reconcile, remember } from "../shared/dom.js";

const list = document.querySelector("#queue");
const found = document.querySelector("#found");
const moved = document.querySelector("#moved");
const empty = document.querySelector("#no-queue");
const search = document.querySelector("#search");
let over = false;
let wanted = "";
let picked = "";

const keyOf = (line) => line.dataset.key;

function current() {
  return document.querySelector(".talk-column")?.dataset.case ?? "";
}

export function mark() {
  for (const line of document.querySelectorAll(".lines li")) {
    const link = line.querySelector("a");
    if (!link) continue;
    if (keyOf(line) === current()) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    line.classList.toggle("picked", keyOf(line) === picked && picked !== current());
  }
}

// Fresh lines in their places. While the pointer or the keyboard is on the list, lines change
// where they stand, new ones come at the end, and the new order waits to be asked for.
function place(html, still) {
  const top = list.scrollTop;
  const [tabs, ...lines] = parsed(html);
  document.querySelector("#views").replaceWith(tabs);
  empty.textContent = tabs.dataset.empty;
  moved.hidden = !reconcile(list, lines, keyOf, { keepOrder: still });
  list.scrollTop = top;
  empty.hidden = list.children.length > 0;
  tick(list);
  mark();
  count();
}

function count() {
  const unread = list.querySelectorAll(".unread").length;
  document.title = document.title.replace(/^\(\d+\) /, "");
  if (unread) document.title = `(${unread}) ${document.title}`;
}

// Another view is wanted at once, wherever the pointer is.
let turned = false;
export function showView(view) {
  document.body.dataset.queue = view;
  turned = true;
  list.scrollTop = 0;
  refresh(0);
}

let timer = 0;
let latest = 0;
export function refresh(pause = 250) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const mine = (latest += 1);
    try {
      const html = await fragment(`/inbox/queue?view=${document.body.dataset.queue}`);
      if (mine === latest) place(html, over && !turned);
      if (mine === latest) turned = false;
    } catch (error) {
      if (error.login) location.reload();
    }
  }, pause);
}

function settle() {
  over = false;
  if (!moved.hidden) refresh(0);
}
list.addEventListener("pointerenter", () => (over = true));
list.addEventListener("pointerleave", settle);
list.addEventListener("focusin", () => (over = true));
list.addEventListener("focusout", () => list.matches(":hover") || settle());
moved.addEventListener("click", () => {
  over = false;
  list.scrollTop = 0;
  refresh(0);
});

let searching = 0;
search.addEventListener("input", () => {
  clearTimeout(searching);
  wanted = search.value.trim();
  if (!wanted) {
    found.hidden = true;
    list.hidden = false;
    return;
  }
  searching = setTimeout(async () => {
    const asked = wanted;
    try {
      const html = await fragment(`/inbox/search?q=${encodeURIComponent(asked)}`);
      if (asked !== wanted) return;
      found.replaceChildren(...parsed(html));
    } catch (error) {
      const said = document.createElement("li");
      said.className = "none";
      said.textContent = error.message;
      found.replaceChildren(said);
    }
    found.hidden = false;
    list.hidden = true;
    tick(found);
    mark();
  }, 200);
});
search.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    search.value = "";
    search.dispatchEvent(new Event("input"));
    search.blur();
  } else if (event.key === "Enter" || event.key === "ArrowDown") {
    event.preventDefault();
    found.querySelector("a")?.[event.key === "Enter" ? "click" : "focus"]();
  }
});

export function toSearch() {
  search.focus();
  search.select();
}

// The line `step` below the picked one; the first when there is none.
export function pick(step) {
  const shown = found.hidden ? list : found;
  const lines = [...shown.querySelectorAll("li[data-key]")];
  if (!lines.length) return;
  const here = lines.findIndex((line) => keyOf(line) === (picked || current()));
  const next = lines[Math.min(lines.length - 1, Math.max(0, here + step))];
  picked = keyOf(next);
  mark();
  next.scrollIntoView({ block: "nearest" });
}

export function openPicked() {
  const line = [...document.querySelectorAll(".lines:not([hidden]) li")].find((one) => keyOf(one) === picked);
  line?.querySelector("a")?.click();
}

remember(list);
mark();
count();
