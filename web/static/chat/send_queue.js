// What the visitor wrote, on its way: kept here until the server has it, sent in order, once.

import { memory, newKey, post } from "../shared/api.js";

const KEY = "loket-outgoing";
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 20000;

function remembered() {
  try {
    return JSON.parse(memory.get(KEY) || "[]");
  } catch {
    return [];
  }
}

export class SendQueue {
  constructor({ changed, accepted, trouble }) {
    this.items = remembered();
    this.changed = changed;
    this.accepted = accepted;
    this.trouble = trouble;
    this.busy = false;
    this.pause = FIRST_PAUSE;
    this.timer = 0;
    addEventListener("online", () => this.hurry());
  }

  add(said) {
    const item = { id: newKey(), at: Date.now(), ...said };
    this.items.push(item);
    this.save();
    this.hurry();
    return item;
  }

  hurry() {
    clearTimeout(this.timer);
    this.pause = FIRST_PAUSE;
    this.work();
  }

  retry(id) {
    const item = this.items.find((one) => one.id === id);
    if (item) item.failed = "";
    this.save();
    this.hurry();
  }

  drop(id) {
    this.items = this.items.filter((one) => one.id !== id);
    this.save();
  }

  // Messages that the talk shows are no longer ours to keep.
  arrived(id) {
    if (this.items.some((one) => one.id === id)) this.drop(id);
  }

  save() {
    memory.set(KEY, this.items.length ? JSON.stringify(this.items) : "");
    this.changed(this.items);
  }

  async work() {
    if (this.busy) return;
    const item = this.items.find((one) => !one.kept && !one.failed);
    if (!item) return;
    this.busy = true;
    let wait = 0;
    try {
      await post("/chat/messages", { id: item.id, text: item.text, choice: item.choice });
      item.kept = true;
      this.pause = FIRST_PAUSE;
      this.trouble("");
      this.accepted(item);
    } catch (error) {
      if (error.passing) {
        wait = error.wait ? error.wait * 1000 : this.pause;
        this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
        this.trouble(
          error.status === 429 ? error.message : "Menunggu sambungan. Pesan tersimpan di sini dan terkirim otomatis.",
        );
      } else item.failed = error.message;
    }
    this.save();
    this.busy = false;
    if (wait) this.timer = setTimeout(() => this.work(), wait);
    else this.work();
  }
}
