// Writing: replies and notes, drafts, prepared answers, files.

import { memory, newKey, post, upload } from "../shared/api.js";
import { grow, toEnd } from "../shared/dom.js";

const LARGEST = 10 * 1024 * 1024;
const $ = (selector) => document.querySelector(selector);
const place = (mode) => `loket-draft-${$(".talk-column").dataset.case}-${mode}`;

export function problem(text) {
  const line = $("#problem");
  if (!line) return;
  line.textContent = text;
  line.hidden = !text;
}

export function wireComposer(refresh) {
  const form = $("#composer");
  if (!form) return;
  const words = $("#words");
  const file = $("#file");
  const send = $("#send");
  const enter = $("#enter-sends");
  const asks = $("#asks");
  let key = newKey();
  let attached = null;

  function turn(mode) {
    memory.set(place(form.dataset.mode), words.value);
    form.dataset.mode = mode;
    for (const button of form.querySelectorAll("button[data-mode]")) {
      button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    }
    words.value = memory.get(place(mode));
    words.placeholder = mode === "note"
      ? "Tulis catatan untuk rekan; pelapor tidak membacanya"
      : form.dataset.placeholder;
    send.textContent = mode === "note" ? "Simpan catatan" : form.dataset.send;
    $("#asks-line").hidden = mode === "note";
    $("#show-picker").hidden = mode === "note";
    file.closest("label").hidden = mode === "note";
    grow(words);
  }

  function choose(one) {
    attached = one;
    $("#chosen").hidden = !one;
    $("#chosen span").textContent = one ? `Lampiran: ${one.name}` : "";
    file.value = "";
  }

  async function submit() {
    const text = words.value.trim();
    const mode = form.dataset.mode;
    const id = $(".talk-column").dataset.case;
    if (send.getAttribute("aria-busy") === "true") return;
    if (!text && !(attached && mode === "reply")) {
      problem(mode === "note" ? "Catatannya masih kosong." : "Balasannya masih kosong.");
      return;
    }
    send.setAttribute("aria-busy", "true");
    const label = send.textContent;
    send.textContent = mode === "note" ? "Menyimpan…" : "Mengirim…";
    try {
      if (attached && mode === "reply") await upload(`/inbox/${id}/files`, { file: attached, caption: text, key });
      else await post(`/inbox/${id}/${mode}`, { text, key, asks: mode === "reply" && asks.checked });
      asks.checked = false;
      key = newKey();
      memory.set(`loket-draft-${id}-${mode}`, "");
      // What was typed while this was on its way stays.
      if (words.isConnected && form.dataset.mode === mode && words.value.trimStart().startsWith(text)) {
        words.value = words.value.trimStart().slice(text.length).trimStart();
        memory.set(`loket-draft-${id}-${mode}`, words.value);
      }
      choose(null);
      grow(words);
      problem("");
      toEnd(document.querySelector("#scroller"));
      refresh();
    } catch (error) {
      problem(`${error.message} Tulisan Anda masih ada di bawah.`);
      if (!error.passing) key = newKey();
    }
    send.removeAttribute("aria-busy");
    send.textContent = label;
  }

  enter.checked = memory.get("loket-enter") === "yes";
  enter.addEventListener("change", () => memory.set("loket-enter", enter.checked ? "yes" : ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  words.addEventListener("input", () => {
    memory.set(place(form.dataset.mode), words.value);
    grow(words);
  });
  words.addEventListener("keydown", (event) => {
    const sends = event.ctrlKey || event.metaKey || (enter.checked && !event.shiftKey);
    if (event.key === "Enter" && sends && !event.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === "/" && !words.value && form.dataset.mode === "reply") {
      event.preventDefault();
      open();
    } else if (event.key === "Escape") words.blur();
  });
  form.addEventListener("click", (event) => {
    const mode = event.target.closest("button[data-mode]")?.dataset.mode;
    if (!mode) return;
    turn(mode);
    words.focus();
  });
  file.addEventListener("change", () => {
    const one = file.files[0];
    if (one && one.size > LARGEST) problem(`“${one.name}” lebih dari 10 MB. Kirim yang lebih kecil.`);
    else if (one) choose(one);
  });
  $("#unchoose").addEventListener("click", () => choose(null));
  const open = picker(words);
  words.value = memory.get(place("reply"));
  grow(words);
}

// Words of a finding or a sheet go behind what was typed already.
export function use(text) {
  const words = $("#words");
  if (!words) return;
  $('#composer [data-mode="reply"]').click();
  words.value = [words.value.trim(), text].filter(Boolean).join("\n\n");
  words.dispatchEvent(new Event("input"));
  words.focus();
}

// The prepared answers of the desk information, found by typing.
function picker(words) {
  const panel = $("#picker");
  const field = $("#pick");
  const list = $("#picks");
  const all = JSON.parse(list.dataset.templates);
  let at = 0;

  function show() {
    const wanted = field.value.trim().toLowerCase().split(/\s+/);
    const fits = (one) => wanted.every((word) => `${one.topic} ${one.title} ${one.text}`.toLowerCase().includes(word));
    const shown = all.filter(fits).slice(0, 40);
    at = Math.max(0, Math.min(at, shown.length - 1));
    list.replaceChildren(
      ...shown.map((one, index) => {
        const line = document.createElement("li");
        line.role = "option";
        line.id = `pick-${index}`;
        line.setAttribute("aria-selected", String(index === at));
        const title = document.createElement("strong");
        title.textContent = one.title;
        const text = document.createElement("small");
        text.textContent = one.text;
        line.append(title, text);
        line.addEventListener("click", () => take(one));
        return line;
      }),
    );
    if (!shown.length) {
      const none = document.createElement("li");
      none.textContent = "Tidak ada jawaban yang cocok.";
      list.append(none);
    }
    field.setAttribute("aria-activedescendant", `pick-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
    return shown;
  }

  function take(one) {
    panel.hidden = true;
    const start = words.selectionStart;
    words.setRangeText(one.text, start, words.selectionEnd, "end");
    words.dispatchEvent(new Event("input"));
    words.focus();
  }

  function open() {
    panel.hidden = false;
    field.value = "";
    at = 0;
    show();
    field.focus();
  }

  field.addEventListener("input", () => {
    at = 0;
    show();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at += event.key === "ArrowDown" ? 1 : -1;
      show();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const one = show()[at];
      if (one) take(one);
    } else if (event.key === "Escape") {
      panel.hidden = true;
      words.focus();
    }
  });
  $("#show-picker").addEventListener("click", open);
  return open;
}
