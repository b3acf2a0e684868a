// `g` and then a letter goes to another part, from every page of the desk.

const PLACES = { i: "/inbox", o: "/overview", d: "/desk" };
let waiting = 0;

export const isTyping = (event) =>
  event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select") ||
  event.target.isContentEditable;

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (waiting && Date.now() - waiting < 1500 && PLACES[event.key]) {
    event.preventDefault();
    event.stopImmediatePropagation();
    location.assign(PLACES[event.key]);
  }
  waiting = event.key === "g" ? Date.now() : 0;
});
