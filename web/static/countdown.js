// Times that run: what is left, what is late, WhatsApp's window.

const MINUTE = 60000;
const NEAR = 30 * MINUTE;
const WINDOW = 24 * 60 * MINUTE;

export function span(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days) return hours ? `${days} hari ${hours} jam` : `${days} hari`;
  if (hours) return minutes % 60 ? `${hours} jam ${minutes % 60} mnt` : `${hours} jam`;
  return `${minutes} mnt`;
}

function due(element, now) {
  const until = element.dataset.due ? Date.parse(element.dataset.due) : null;
  const left = until === null ? null : until - now;
  const bot = element.dataset.status === "with_bot";
  element.classList.toggle("is-late", left !== null && left <= 0);
  element.classList.toggle("is-near", left !== null && left > 0 && left < NEAR);
  element.classList.toggle("is-waiting", left === null);
  if (left === null) element.textContent = bot ? "◐ dilayani bot" : "◐ menunggu pelapor";
  else if (left <= 0) element.textContent = `▲ terlambat ${span(-left)}`;
  else element.textContent = `● sisa ${span(left)}`;
}

function hours(milliseconds) {
  const whole = Math.floor(milliseconds / (60 * MINUTE));
  return whole ? `${whole} j` : span(milliseconds);
}

function heard(element, now) {
  if (!element.dataset.heard) {
    element.textContent = "";
    return;
  }
  const left = Date.parse(element.dataset.heard) + WINDOW - now;
  element.classList.toggle("is-closed", left <= 0);
  element.textContent = left <= 0 ? "jendela WA tertutup" : `jendela WA ${hours(left)}`;
}

export function tick(root = document) {
  const now = Date.now();
  for (const element of root.querySelectorAll("[data-due]")) due(element, now);
  for (const element of root.querySelectorAll("[data-heard]")) heard(element, now);
}

export function run() {
  tick();
  setInterval(() => tick(), 30000);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
}
