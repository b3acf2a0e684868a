// What keys do in the inbox.

import { isTyping } from "../shared/shortcuts.js";
import { holdKeysDuring } from "../shared/hold_keys.js";
import { problem } from "./composer.js";
import * as queue from "./queue.js";

const work = document.querySelector("#work");
const column = () => document.querySelector(".talk-column");

// Makes keys work; gives `write`, which opens the composer. `freshen` has the page asked anew,
// `panel` opens and closes a panel, `view` turns a narrow page to another column.
export function useKeys({ freshen, panel, view }) {
  const offered = (key) => work.querySelector(`#case button[data-key="${key}"]`);
  // Before it says no, the page asks anew: what it shows may be a moment old.
  const press = holdKeysDuring(async (key, otherwise) => {
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
    "/": () => work.querySelector("#show-picker")?.click(),
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
    "?": () => panel("keys", document.querySelector("#keys").hidden),
    Escape: () => {
      for (const open of document.querySelectorAll(".panel:not([hidden]), #keys:not([hidden])")) panel(open.id, false);
    },
  };
  const write = holdKeysDuring(async (mode) => {
    const found = () => work.querySelector(`.modes [data-mode="${mode}"]`);
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

  return { write };
}
