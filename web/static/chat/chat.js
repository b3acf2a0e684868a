// The public chat page.

import { data, memory, newKey, upload } from "../shared/api.js";
import { arrange, follow, grow, nearEnd, parsed, toEnd } from "../shared/dom.js";
import { SendQueue } from "./send_queue.js";

const main = document.querySelector("#main");
const talk = document.querySelector("#talk");
const welcome = document.querySelector("#welcome");
const notice = document.querySelector("#notice");
const newer = document.querySelector("#newer");
const form = document.querySelector("#composer");
const words = document.querySelector("#words");
const file = document.querySelector("#file");
const LARGEST = 10 * 1024 * 1024;
let last = Number(talk.dataset.last);
let stream = null;

// Files on their way live as long as the page; words are kept in `SendQueue`.
const files = [];
function forget(id) {
  const index = files.findIndex((one) => one.id === id);
  if (index >= 0) files.splice(index, 1);
}

const clock = (at) =>
  new Date(at).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: talk.dataset.zone }).replace(
    ":",
    ".",
  );

function tell(text) {
  notice.textContent = text;
  notice.hidden = !text;
}

// Our own bubble before the server shows it.
function pendingBubble(item) {
  const line = document.createElement("li");
  line.className = `line mine ${item.failed ? "failed" : "pending"}`;
  line.dataset.pending = item.id;
  line.dataset.author = "Anda";
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  const said = document.createElement("p");
  said.className = "words";
  said.dir = "auto";
  said.textContent = item.text ?? item.choice?.title ?? item.file;
  const meta = document.createElement("span");
  meta.className = "meta";
  meta.textContent = `${clock(item.at)} · ${item.failed ? "belum terkirim" : item.kept ? "✓ terkirim" : "mengirim…"}`;
  bubble.append(said, meta);
  line.append(bubble);
  if (item.failed) {
    const retry = document.createElement("p");
    retry.className = "retry";
    retry.append(`${item.failed} `);
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = item.text ? "Tulis ulang" : "Kirim ulang";
    again.addEventListener("click", () => {
      sendQueue.drop(item.id);
      if (item.text) draft([item.text, words.value].filter(Boolean).join("\n"));
      else say({ choice: item.choice });
      words.focus();
    });
    retry.append(again);
    line.append(retry);
  }
  return line;
}

function redraw() {
  const atEnd = nearEnd(main);
  for (const old of talk.querySelectorAll("[data-pending]")) old.remove();
  for (const item of [...sendQueue.items, ...files]) talk.append(pendingBubble(item));
  welcome.hidden = talk.children.length > 0;
  arrange(talk);
  // Buttons can be pressed until something was said after them.
  const lines = [...talk.querySelectorAll(".line")];
  const spoken = lines.map((line) => line.classList.contains("mine")).lastIndexOf(true);
  lines.forEach((line, index) => {
    const chips = line.querySelector(".chips");
    if (chips) chips.hidden = index < spoken;
  });
  if (atEnd) toEnd(main);
}

function heard(found) {
  if (found.last <= last && !found.html) return;
  const atEnd = nearEnd(main);
  let fresh = false;
  for (const line of parsed(found.html)) {
    const known = talk.querySelector(`[data-seq="${line.dataset.seq}"]`);
    if (known) known.replaceWith(line);
    else talk.append(line);
    fresh ||= !known && line.classList.contains("office");
    const id = line.dataset.ref.split(":").pop();
    sendQueue.arrived(id);
    forget(id);
  }
  last = Math.max(last, found.last);
  redraw();
  if (atEnd) toEnd(main);
  else if (fresh) newer.hidden = false;
}

const sendQueue = new SendQueue({
  changed: redraw,
  trouble: tell,
  accepted: () => {
    listen();
    soon();
  },
});

// The stream where it works; a look now and then where it does not.
async function look() {
  try {
    heard(await data(`/chat/messages?after=${last}`));
  } catch {
    // The next look comes anyway, and what waits to be sent says so itself.
  }
}
function soon() {
  for (const pause of [1500, 5000]) setTimeout(() => sendQueue.items.length && look(), pause);
}
function listen() {
  if (stream && stream.readyState !== EventSource.CLOSED) return;
  stream = new EventSource(`/chat/stream?after=${last}`);
  stream.addEventListener("said", (event) => heard(JSON.parse(event.data)));
}
setInterval(() => {
  if (document.hidden || stream === null) return;
  if (stream.readyState !== EventSource.OPEN) {
    look();
    listen();
  }
}, 8000);
document.addEventListener("visibilitychange", () => {
  if (document.hidden || stream === null) return;
  look();
  listen();
});

function say(said) {
  newer.hidden = true;
  toEnd(main);
  sendQueue.add(said);
  toEnd(main);
}

function draft(text) {
  words.value = text;
  memory.set("loket-draft", text);
  grow(words);
}

function submit() {
  const text = words.value.trim();
  if (!text) return;
  draft("");
  say({ text });
  words.focus();
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
words.addEventListener("keydown", (event) => {
  const touch = matchMedia("(pointer: coarse)").matches;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch) return;
  event.preventDefault();
  submit();
});
words.addEventListener("input", () => {
  memory.set("loket-draft", words.value);
  grow(words);
});
document.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (!chip) return;
  if (chip.dataset.say) say({ text: chip.dataset.say });
  else say({ choice: { id: chip.dataset.choice, title: chip.dataset.title } });
});

file.addEventListener("change", async () => {
  const chosen = file.files[0];
  file.value = "";
  if (!chosen) return;
  if (chosen.size > LARGEST) {
    tell(`“${chosen.name}” lebih dari 10 MB. Kirim yang lebih kecil.`);
    return;
  }
  const item = { id: newKey(), at: Date.now(), file: chosen.name };
  files.push(item);
  redraw();
  toEnd(main);
  for (let pause = 1000;; pause = Math.min(pause * 2, 15000)) {
    try {
      await upload("/chat/files", { file: chosen, id: item.id });
      item.kept = true;
      tell("");
      redraw();
      listen();
      setTimeout(look, 1500);
      return;
    } catch (error) {
      if (!error.passing) {
        forget(item.id);
        redraw();
        tell(`“${chosen.name}” tidak terkirim. ${error.message}`);
        return;
      }
      tell("Menunggu sambungan. Biarkan halaman ini terbuka; berkas terkirim otomatis.");
      await new Promise((done) => setTimeout(done, error.wait ? error.wait * 1000 : pause));
    }
  }
});

newer.addEventListener("click", () => toEnd(main));
main.addEventListener("scroll", () => nearEnd(main) && (newer.hidden = true), { passive: true });

words.value = memory.get("loket-draft");
grow(words);
for (const line of talk.querySelectorAll(".mine")) sendQueue.arrived(line.dataset.ref.split(":").pop());
redraw();
if (talk.childElementCount) toEnd(main); // who is new reads from the beginning
follow(main);
sendQueue.work();
if (last > 0) listen();
