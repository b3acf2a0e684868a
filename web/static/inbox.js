// The inbox: one stream of news, actions, keys.

import { isTyping } from "./places.js";
import { held } from "./ahead.js";
import { fragment, post, upload } from "./api.js";
import { problem, use, wire } from "./composer.js";
import { copies } from "./copying.js";
import { run, tick } from "./countdown.js";
import { refreshHead } from "./head.js";
import { goOn, picked, typing, verdict } from "./judging.js";
import * as panels from "./panels.js";
import * as queue from "./queue.js";
import { opened, refreshCase, refreshTalk, showEarlier } from "./talk.js";

const work = document.querySelector("#work");
const live = document.querySelector("#live");
const keys = document.querySelector("#keys");
const column = () => document.querySelector(".talk-column");
const fieldsOf = (selector) => work.querySelector(selector);
let stream = null;

const viewQuery = () => (document.body.dataset.queue === "all" ? "" : `?view=${document.body.dataset.queue}`);
const view = (name) => (document.body.dataset.view = name);

const show = held(async (path, push) => {
  try {
    const html = await fragment(path);
    work.innerHTML = html;
  } catch (error) {
    if (column()) problem(error.message);
    else location.assign(path);
    return;
  }
  if (push) history.pushState({}, "", path + viewQuery());
  view("talk");
  const number = column().dataset.number;
  document.title = document.title.replace(/^(\(\d+\) )?[^·]+·/, `$1${number} ·`);
  ready();
  listen();
});

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
  if (column().dataset.case !== id || column().dataset.foot === wanted) return;
  const template = document.createElement("template");
  template.innerHTML = html;
  const said = document.querySelector("#problem");
  const focused = document.activeElement?.closest("#foot [id]")?.id;
  document.querySelector("#foot").replaceWith(template.content.querySelector("#foot"));
  if (said && !said.hidden) problem(said.textContent);
  column().dataset.foot = wanted;
  wire(freshen);
  if (focused) document.getElementById(focused)?.focus();
  await refreshTalk();
}

// A channel's window opens anew with every message; the composer stays as it is otherwise.
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
  stream.addEventListener("queue", () => {
    queue.refresh();
    refreshHead();
  });
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
// Working clocks stand still and run on when the office closes and opens.
setInterval(() => document.hidden || freshen(), 300000);
setInterval(() => {
  if (stream?.readyState === EventSource.CLOSED && !document.hidden) {
    listen();
    freshen();
  }
}, 10000);

const act = held(async (name, body, button) => {
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
});

async function judge(said, button) {
  await act("judge", said, button);
  goOn(said);
}

// What leads the case on: a form of a panel, or a button alone.
const step = held(async (name, form, button) => {
  const id = column()?.dataset.case;
  if (!id) return;
  const path = `/inbox/${id}/do/${name}`;
  try {
    if (form) {
      if ((await panels.submit(form, path)) === null) return;
      form.hidden = true;
      form.reset();
    } else {
      button.setAttribute("aria-busy", "true");
      await upload(path, {});
    }
    problem("");
  } catch (error) {
    if (!form) problem(error.message);
  }
  button?.removeAttribute("aria-busy");
  await freshen();
});

function panel(id, open) {
  const one = document.getElementById(id);
  if (!one) return;
  one.hidden = !open;
  document.querySelector(`[data-open="${id}"]`)?.setAttribute("aria-expanded", String(open));
  if (open && one.dataset.action) panels.remember(one);
  if (open) {
    if (innerWidth <= 1120 && one.closest("#case")) view("case");
    one.scrollIntoView({ block: "nearest" });
    (one.querySelector("input:checked") ?? one.querySelector("input, select, textarea, button") ?? one).focus();
  } else if (id !== "picker") freshen();
}

document.addEventListener("click", (event) => {
  const on = (selector) => event.target.closest(selector);
  const link = on(".lines a, .history a, #notices a");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    document.querySelector("#notices").hidden = true;
    show(link.getAttribute("href"), true);
    return;
  }
  const tab = on("#views a");
  if (tab && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    queue.turn(tab.dataset.viewName);
    history.replaceState({}, "", location.pathname + viewQuery());
    return;
  }
  const button = on("button");
  if (!button) return;
  const said = button.dataset;
  if (said.view) {
    view(said.view);
    if (said.view === "queue") history.pushState({}, "", `/inbox${viewQuery()}`);
  } else if (said.do) act(said.do, {}, button);
  else if (said.resend) act("resend", { seq: Number(said.resend) }, button);
  else if (said.judge) judge(verdict(button), button);
  else if (said.category) {
    button.closest(".panel").hidden = true;
    act("category", { category: said.category }, button);
  } else if (said.write) write(said.write);
  else if (said.step) step(said.step, null, button);
  else if (said.use !== undefined) use(said.use);
  else if ("show" in said) reveal(button);
  else if (said.open) panel(said.open, document.getElementById(said.open)?.hidden ?? true);
  else if (said.close) panel(said.close, false);
  else if (said.before) showEarlier(button).catch((error) => problem(error.message));
  else if (button.id === "show-keys") panel("keys", keys.hidden);
});

document.addEventListener("submit", (event) => {
  const instead = event.target.closest("form.instead");
  if (instead) {
    event.preventDefault();
    const wanted = picked(instead);
    if (wanted) judge(wanted, instead.querySelector("button"));
    return;
  }
  const form = event.target.closest("form.offer");
  if (!form) return;
  event.preventDefault();
  step(form.dataset.action, form, null);
});
document.addEventListener("input", (event) => {
  panels.keep(event);
  if (event.target.closest(".instead")) typing(event.target);
});

// A number that is hidden until somebody asks to see it.
function reveal(button) {
  const value = button.closest("dd").querySelector("[data-shown]");
  [value.textContent, value.dataset.shown] = [value.dataset.shown, value.textContent];
  button.textContent = button.textContent === "Lihat" ? "Tutupi" : "Lihat";
}

const offered = (key) => work.querySelector(`#case button[data-key="${key}"]`);
// Before it says no, the page asks anew: what it shows may be a moment old.
const press = held(async (key, otherwise) => {
  if (!offered(key)) await freshen();
  const button = offered(key);
  if (button) button.click();
  else if (column()) problem(otherwise());
});

const KEYS = {
  j: () => queue.pick(1),
  k: () => queue.pick(-1),
  Enter: () => queue.openPicked(),
  c: () => work.querySelector('[data-do="claim"]')?.click(),
  r: () => write("reply"),
  n: () => write("note"),
  "/": () => fieldsOf("#show-picker")?.click(),
  t: () => (document.getElementById("categories")
    ? panel("categories", true)
    : column() && problem("Kategori dipilih oleh petugas yang memegang kasus ini.")),
  u: () => press("u", () => "Pada tahap ini kasus tidak diteruskan ke unit."),
  a: () => press("a", () => "Tidak ada yang perlu Anda setujui pada kasus ini."),
  e: () =>
    press(
      "e",
      () =>
        work.querySelector('#case p[data-key="e"] small')?.textContent || "Kasus ini belum dapat ditutup oleh Anda.",
    ),
  "?": () => panel("keys", keys.hidden),
  Escape: () => {
    for (const open of document.querySelectorAll(".panel:not([hidden]), #keys:not([hidden])")) panel(open.id, false);
  },
};
const write = held(async (mode) => {
  const found = () => fieldsOf(`.modes [data-mode="${mode}"]`);
  if (!found()) await freshen();
  const button = found();
  if (button) {
    view("talk");
    button.click();
  } else if (column()) problem("Ambil kasus ini dahulu untuk menulis (tombol c).");
});
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
