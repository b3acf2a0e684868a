// Panels: one form an action, with its files; what is typed in it is kept until it is done.

import { memory, newKey, upload } from "./api.js";

const LARGEST = 10 * 1024 * 1024;
const MOST = 10;
const place = (form, field) => `loket-draft-${form.dataset.case ?? caseId()}-${form.dataset.action}-${field.name}`;
const caseId = () => document.querySelector(".talk-column")?.dataset.case ?? "";
const kept = (form) => form.querySelectorAll('textarea, input:not([type="file"], [type="radio"], [type="checkbox"])');

export function say(form, text) {
  const line = form.querySelector(".problem");
  line.textContent = text;
  line.hidden = !text;
  if (text) line.scrollIntoView({ block: "nearest" });
}

// Put back what was typed before; said when a panel opens.
export function remember(form) {
  for (const field of kept(form)) field.value = memory.get(place(form, field)) || field.value;
}

export function keep(event) {
  const form = event.target.closest("form[data-action]");
  if (form && [...kept(form)].includes(event.target)) memory.set(place(form, event.target), event.target.value);
}

export function forget(form) {
  for (const field of kept(form)) memory.set(place(form, field), "");
}

// What is wrong with the chosen files, in words.
export function wrongFiles(form) {
  const files = [...form.querySelectorAll('input[type="file"]')].flatMap((field) => [...field.files]);
  if (files.length > MOST) return `Paling banyak ${MOST} berkas sekali kirim.`;
  const large = files.find((one) => one.size > LARGEST);
  return large ? `“${large.name}” lebih dari 10 MB. Kirim yang lebih kecil.` : "";
}

// Everything in the form, with a key that makes a second try count once.
export async function submit(form, path) {
  const button = form.querySelector("button.main");
  if (button.getAttribute("aria-busy") === "true") return null;
  const wrong = wrongFiles(form);
  if (wrong) {
    say(form, wrong);
    return null;
  }
  form.dataset.key ||= newKey();
  const body = new FormData(form);
  body.set("key", form.dataset.key);
  const label = button.textContent;
  button.setAttribute("aria-busy", "true");
  button.textContent = "Menyimpan…";
  try {
    const answer = await upload(path, body);
    say(form, "");
    forget(form);
    form.dataset.key = "";
    return await answer.json();
  } catch (error) {
    say(form, `${error.message} Isian Anda masih ada di sini.`);
    if (!error.passing) form.dataset.key = "";
    throw error;
  } finally {
    button.removeAttribute("aria-busy");
    button.textContent = label;
  }
}
