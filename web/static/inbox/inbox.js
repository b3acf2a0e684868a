// The inbox: one stream of news, actions, keys.

import "../shared/shortcuts.js";
import { holdKeysDuring } from "../shared/hold_keys.js";
import { fragment, post, upload } from "../shared/api.js";
import { problem, use, wireComposer } from "./composer.js";
import { copyOnClick } from "../shared/clipboard.js";
import { startCountdowns, tick } from "../shared/countdown.js";
import { refreshHead } from "../layouts/head.js";
import { focusAfter, picked, typing, verdictOf } from "./judgements.js";
import * as panels from "../shared/panels.js";
import { useKeys } from "./keys.js";
import * as queue from "./queue.js";
import { follow } from "./stream.js";
import { opened, refreshCase, refreshTalk, showEarlier } from "./transcript.js";

const work = document.querySelector("#work");
const keys = document.querySelector("#keys");
const column = () => document.querySelector(".talk-column");
const inWork = (selector) => work.querySelector(selector);

const viewQuery = () => (document.body.dataset.queue === "all" ? "" : `?view=${document.body.dataset.queue}`);
const view = (name) => (document.body.dataset.view = name);

const show = holdKeysDuring(async (path, push) => {
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
  wireComposer(freshen);
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
  const shown = document.querySelector("#problem");
  const focused = document.activeElement?.closest("#foot [id]")?.id;
  document.querySelector("#foot").replaceWith(template.content.querySelector("#foot"));
  if (shown && !shown.hidden) problem(shown.textContent);
  column().dataset.foot = wanted;
  wireComposer(freshen);
  if (focused) document.getElementById(focused)?.focus();
  await refreshTalk();
}

// A channel's window opens anew with every message; the composer stays as it is otherwise.
function refreshWindow() {
  const own = inWork("#foot .window");
  const fresh = inWork("#case .window");
  if (!own || !fresh || own.dataset.heard === fresh.dataset.heard) return;
  own.dataset.heard = fresh.dataset.heard;
  tick(work);
}

let waiting = 0;
const news = {
  queue() {
    queue.refresh();
    refreshHead();
  },
  chat() {
    clearTimeout(waiting);
    waiting = setTimeout(freshen, 120);
  },
  missed: freshen,
};
const listen = () => follow(column()?.dataset.case, news);
// Working clocks stand still and startCountdowns on when the office closes and opens.
setInterval(() => document.hidden || freshen(), 300000);

const act = holdKeysDuring(async (name, body, button) => {
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
  if (name === "claim") inWork("#words")?.focus();
});

async function judge(verdict, button) {
  await act("judge", verdict, button);
  focusAfter(verdict);
}

// What leads the case on: a form of a panel, or a button alone.
const step = holdKeysDuring(async (name, form, button) => {
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
    queue.showView(tab.dataset.viewName);
    history.replaceState({}, "", location.pathname + viewQuery());
    return;
  }
  const button = on("button");
  if (!button) return;
  const data = button.dataset;
  if (data.view) {
    view(data.view);
    if (data.view === "queue") history.pushState({}, "", `/inbox${viewQuery()}`);
  } else if (data.do) act(data.do, {}, button);
  else if (data.resend) act("resend", { seq: Number(data.resend) }, button);
  else if (data.judge) judge(verdictOf(button), button);
  else if (data.category) {
    button.closest(".panel").hidden = true;
    act("category", { category: data.category }, button);
  } else if (data.write) write(data.write);
  else if (data.step) step(data.step, null, button);
  else if (data.use !== undefined) use(data.use);
  else if ("show" in data) reveal(button);
  else if (data.open) panel(data.open, document.getElementById(data.open)?.hidden ?? true);
  else if (data.close) panel(data.close, false);
  else if (data.before) showEarlier(button).catch((error) => problem(error.message));
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

const { write } = useKeys({ freshen, panel, view });

addEventListener("popstate", () => {
  if (/^\/inbox\/\d+$/.test(location.pathname)) show(location.pathname, false);
  else if (innerWidth <= 760) view("queue");
  else location.reload();
});

copyOnClick(document);
ready();
startCountdowns();
listen();
