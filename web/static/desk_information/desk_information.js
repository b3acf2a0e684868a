// The desk information: filter the list, try questions.

import "../layouts/head.js";
import { fragment } from "../shared/api.js";

const filter = document.querySelector("#filter");
const tried = document.querySelector("#tried");
const form = document.querySelector("#try");
const list = document.querySelector("#entries");

function show() {
  const wanted = filter.value.trim().toLowerCase();
  let some = !wanted;
  for (const topic of list.querySelectorAll(".topic")) {
    let found = false;
    for (const line of topic.querySelectorAll("li")) {
      line.hidden = Boolean(wanted) && !line.dataset.words.includes(wanted);
      found ||= !line.hidden;
    }
    topic.hidden = !found;
    some ||= found;
  }
  document.querySelector("#no-entries").hidden = some;
  sessionStorage.setItem("loket-filter", filter.value);
}

filter.addEventListener("input", show);
filter.value = sessionStorage.getItem("loket-filter") ?? "";
show();

// The list stays where it was when one entry after the other is opened.
list.scrollTop = Number(sessionStorage.getItem("loket-entries") ?? 0);
list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
list.addEventListener("scroll", () => sessionStorage.setItem("loket-entries", list.scrollTop), { passive: true });

let newest = 0;
async function attempt() {
  const mine = (newest += 1);
  const question = form.elements.q.value.trim();
  sessionStorage.setItem("loket-question", question);
  if (!question) return;
  try {
    const html = await fragment(`/desk/try?q=${encodeURIComponent(question)}`);
    if (mine === newest) tried.innerHTML = html;
  } catch (error) {
    if (mine !== newest) return;
    const said = document.createElement("p");
    said.className = "problem";
    said.textContent = error.message;
    tried.replaceChildren(said);
  }
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt();
});
form.elements.q.value = sessionStorage.getItem("loket-question") ?? "";
attempt();
