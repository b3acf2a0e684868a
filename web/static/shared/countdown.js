// Times that run: what is left, what is late, a channel's window. They run by the server's clock:
// this machine's may be hours off.

const MINUTE = 60000;
const NEAR = 30 * MINUTE;
let serverAhead = 0;

// What the head of the page says of the server's time, when it came.
export function readServerTime(head = document.querySelector("#head-tools")) {
  const now = Date.parse(head?.dataset.now);
  if (!Number.isNaN(now)) serverAhead = now - Date.now();
}

export function span(milliseconds, day = 1440 * MINUTE) {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  const days = Math.floor((minutes * MINUTE) / day);
  const rest = minutes - Math.floor((days * day) / MINUTE);
  const hours = Math.floor(rest / 60);
  if (days) return hours ? `${days} hari ${hours} jam` : `${days} hari`;
  if (hours) return rest % 60 ? `${hours} jam ${rest % 60} mnt` : `${hours} jam`;
  return `${minutes} mnt`;
}

// On a working clock `until` is when it would end if the office stayed open, and `still` what is
// left while it is closed. What is late is counted by the calendar on every clock, and says so where
// what is left is not.
function due(element, now) {
  const said = element.dataset;
  const end = said.due ? Date.parse(said.due) : null;
  const paused = "paused" in said;
  const left = said.until ? Date.parse(said.until) - now : Number(said.still ?? 0) * 1000;
  const over = end !== null && end <= now;
  const none = end === null && !paused;
  element.classList.toggle("is-late", over);
  element.classList.toggle("is-near", !over && !none && !paused && left < NEAR);
  element.classList.toggle("is-waiting", paused || (none && said.none?.startsWith("◐")));
  if (said.status === "with_bot" && !over) element.textContent = "◐ dilayani bot";
  else if (none) element.textContent = said.none || "● tanpa tenggat";
  else if (over) element.textContent = `▲ terlambat ${span(now - end)}${"working" in said ? " (kalender)" : ""}`;
  else {
    const time = `sisa ${span(left, Number(said.day ?? 86400) * 1000)}${"working" in said ? " (kerja)" : ""}`;
    element.textContent = paused ? `◐ dijeda, ${time}` : `● ${time}`;
  }
}

function hours(milliseconds) {
  const whole = Math.floor(milliseconds / (60 * MINUTE));
  return whole ? `${whole} j` : span(milliseconds);
}

function heard(element, now) {
  const said = element.dataset;
  if (!said.heard) {
    element.textContent = "";
    return;
  }
  const left = Date.parse(said.heard) + Number(said.window) * 1000 - now;
  element.classList.toggle("is-closed", left <= 0);
  element.textContent = `jendela ${said.where} ${left <= 0 ? "tertutup" : hours(left)}`;
}

export function tick(root = document) {
  const now = Date.now() + serverAhead;
  for (const element of root.querySelectorAll("[data-due]")) due(element, now);
  for (const element of root.querySelectorAll("[data-heard]")) heard(element, now);
}

export function startCountdowns() {
  readServerTime();
  tick();
  setInterval(() => tick(), 30000);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
}
