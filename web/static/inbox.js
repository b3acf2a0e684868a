// The inbox: one stream of news, actions, keys.

import { isTyping } from "./places.js";
import { fragment, post } from "./api.js";
import { problem, wire } from "./composer.js";
import { copies } from "./copying.js";
import { run, tick } from "./countdown.js";
import * as queue from "./queue.js";
import { opened, refreshCase, refreshTalk, showEarlier } from "./talk.js";

const work = document.querySelector("#work");
const live = document.querySelector("#live");
const keys = document.querySelector("#keys");
const column = () => document.querySelector(".talk-column");
const fieldsOf = (selector) => work.querySelector(selector);
let stream = null;

const view = (name) => (document.body.dataset.view = name);

async function show(path, push) {
  try {
    const html = await fragment(path);
    work.innerHTML = html;
  } catch (error) {
    if (column()) problem(error.message);
    else location.assign(path);
    return;
  }
  if (push) history.pushState({}, "", path);
  view("talk");
  const number = column().dataset.number;
  document.title = document.title.replace(/^(\(\d+\) )?[^·]+·/, `$1${number} ·`);
  ready();
  listen();
}

function ready() {
  for (const part of document.querySelectorAll("#case > *")) part.source ??= part.outerHTML;
  wire(freshen);
  opened();
  queue.mark();
}

async function freshen() {
  queue.refresh();
  if (!column()) return;
  try {
    const [, foot] = await Promise.all([refreshTalk(), refreshCase()]);
    if (foot && foot !== column().dataset.foot) await refreshFoot(foot);
    refreshWindow();
  } catch (error) {
    if (error.login) problem(error.message);
  }
}

// Another composer when the case has changed hands; drafts are kept beside it.
async function refreshFoot(wanted) {
  const id = column().dataset.case;
  const html = await fragment(`/inbox/${id}`);
  if (column().dataset.case !== id) return;
  const template = document.createElement("template");
  template.innerHTML = html;
  const said = document.querySelector("#problem");
  document.querySelector("#foot").replaceWith(template.content.querySelector("#foot"));
  if (said && !said.hidden) problem(said.textContent);
  column().dataset.foot = wanted;
  wire(freshen);
  await refreshTalk();
}

// WhatsApp's window opens anew with every message; the composer stays as it is otherwise.
function refreshWindow() {
  const own = fieldsOf("#foot .window");
  const fresh = fieldsOf("#case .window");
  if (!own || !fresh || own.dataset.heard === fresh.dataset.heard) return;
  own.dataset.heard = fresh.dataset.heard;
  tick(work);
}

let waiting = 0;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(freshen, 120);
}

function listen() {
  stream?.close();
  const id = column()?.dataset.case;
  stream = new EventSource(`/inbox/stream${id ? `?case=${id}` : ""}`);
  stream.addEventListener("queue", () => queue.refresh());
  stream.addEventListener("chat", soon);
  stream.addEventListener("refresh", soon);
  let broken = false;
  stream.addEventListener("open", () => {
    live.textContent = "";
    if (broken) freshen();
    broken = false;
  });
  stream.addEventListener("error", () => {
    broken = true;
    live.textContent = "◐ menyambung lagi…";
  });
}
setInterval(() => {
  if (stream?.readyState === EventSource.CLOSED && !document.hidden) {
    listen();
    freshen();
  }
}, 10000);

async function act(name, body, button) {
  const id = column()?.dataset.case;
  if (!id) return;
  button?.setAttribute("aria-busy", "true");
  try {
    await post(`/inbox/${id}/${name}`, body);
    problem("");
  } catch (error) {
    problem(error.message);
  }
  button?.removeAttribute("aria-busy");
  await freshen();
  if (name === "claim") fieldsOf("#words")?.focus();
}

function panel(id, open) {
  const one = document.getElementById(id);
  if (!one) return;
  one.hidden = !open;
  if (open) {
    if (innerWidth <= 1120 && one.closest("#case")) view("case");
    one.scrollIntoView({ block: "nearest" });
    (one.querySelector("input:checked") ?? one.querySelector("input, button") ?? one).focus();
  } else if (id !== "picker") freshen();
}

document.addEventListener("click", (event) => {
  const on = (selector) => event.target.closest(selector);
  const link = on('.lines a, .history a');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    show(link.getAttribute("href"), true);
    return;
  }
  const button = on("button");
  if (!button) return;
  const said = button.dataset;
  if (said.view) {
    view(said.view);
    if (said.view === "queue") history.pushState({}, "", "/inbox");
  } else if (said.do) act(said.do, {}, button);
  else if (said.resend) act("resend", { seq: Number(said.resend) }, button);
  else if (said.category) {
    button.closest(".panel").hidden = true;
    act("category", { category: said.category }, button);
  } else if (said.open) panel(said.open, true);
  else if (said.close) panel(said.close, false);
  else if (said.before) showEarlier(button).catch((error) => problem(error.message));
  else if (button.id === "show-keys") panel("keys", keys.hidden);
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "closing") return;
  event.preventDefault();
  const chosen = new FormData(event.target);
  const body = { category: chosen.get("category") ?? "", farewell: chosen.get("farewell") === "on" };
  if (body.category) event.target.hidden = true;
  act("close", body);
});

const KEYS = {
  j: () => queue.pick(1),
  k: () => queue.pick(-1),
  Enter: () => queue.openPicked(),
  c: () => work.querySelector('[data-do="claim"]')?.click(),
  r: () => write("reply"),
  n: () => write("note"),
  "/": () => fieldsOf("#show-picker")?.click(),
  t: () => panel("categories", true),
  e: () => panel("closing", true),
  "?": () => panel("keys", keys.hidden),
  Escape: () => {
    for (const open of document.querySelectorAll(".panel:not([hidden]), #keys:not([hidden])")) panel(open.id, false);
  },
};
function write(mode) {
  const button = fieldsOf(`.modes [data-mode="${mode}"]`);
  if (button) button.click();
  else if (column()) problem("Ambil kasus ini dahulu untuk menulis (tombol c).");
}
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    if (innerWidth <= 760) view("queue");
    queue.toSearch();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event) && event.key !== "Escape") return;
  const pressed = event.target.closest?.("button, a, summary, label");
  if (event.key === "Enter" && pressed) return;
  const action = KEYS[event.key];
  if (!action) return;
  if (event.key !== "Escape") event.preventDefault();
  action();
});

addEventListener("popstate", () => {
  if (/^\/inbox\/\d+$/.test(location.pathname)) show(location.pathname, false);
  else if (innerWidth <= 760) view("queue");
  else location.reload();
});

copies(document);
ready();
run();
listen();
