// The language engines: the page follows what happens, without moving what one is about to press.

import "../layouts/head.js";
import "../shared/shortcuts.js";
import { fragment } from "../shared/api.js";

const BUSY = 1500;
const CALM = 5000;
const place = document.querySelector("#state");
let shown = "";

async function look() {
  try {
    const html = await fragment("/desk/model/state");
    const pressing = place.contains(document.activeElement.closest("button"));
    if (html !== shown && !pressing) {
      place.innerHTML = html;
      shown = html;
    }
  } catch {
    // The next look may succeed; what is shown stays as it was.
  }
  setTimeout(look, place.querySelector("progress") ? BUSY : CALM);
}

setTimeout(look, BUSY);
