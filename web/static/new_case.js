// A case from elsewhere: what is typed is kept until the case is there.

import "./head.js";
import "./places.js";
import { memory } from "./api.js";
import * as panels from "./panels.js";

const form = document.querySelector("#new-case");
const service = document.querySelector("#service");
const CHOICES = ["source", "service"];

function showService() {
  for (const fields of form.querySelectorAll("[data-service]")) {
    fields.hidden = fields.dataset.service !== service.value;
    fields.disabled = fields.hidden;
  }
}

for (const name of CHOICES) {
  const field = form.elements[name];
  field.value = memory.get(`loket-draft-new-${name}`) || field.value;
  field.addEventListener("change", () => memory.set(`loket-draft-new-${name}`, field.value));
}
service.addEventListener("change", showService);
panels.remember(form);
showService();
form.addEventListener("input", panels.keep);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  try {
    const done = await panels.submit(form, "/inbox/new");
    if (done === null) return;
    for (const name of CHOICES) memory.set(`loket-draft-new-${name}`, "");
    location.assign(`/inbox/${done.case}`);
  } catch (error) {
    const field = error.field && [...form.elements].find((one) => one.name === error.field && !one.closest("[hidden]"));
    if (!field) return;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
});
