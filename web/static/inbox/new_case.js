// A case from elsewhere: what is typed is kept until the case is there.

import "../layouts/head.js";
import "../shared/shortcuts.js";
import { memory } from "../shared/api.js";
import * as panels from "../shared/panels.js";

const form = document.querySelector("#new-case");
const service = document.querySelector("#service");
const CHOICES = ["source", "service"];

function showService() {
  for (const fields of form.querySelectorAll("[data-service]")) {
    fields.hidden = fields.dataset.service !== service.value;
    fields.disabled = fields.hidden;
  }
}

// What is wrong with a field, under it.
function beside(field, said) {
  if (!field) return;
  const line = document.createElement("small");
  line.className = "wrong";
  line.id = `wrong-${field.name}`;
  line.textContent = said;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", line.id);
  field.after(line);
}

// A tick that what is wrong stands so on paper; what is typed anew is not ticked yet.
function confirmable(field) {
  const name = field.name.replace("identity.", "as_written.");
  if (form.elements[name]) return;
  const [label, tick] = [document.createElement("label"), document.createElement("input")];
  Object.assign(tick, { type: "checkbox", name, value: "yes" });
  label.className = "check";
  label.append(tick, " Memang tertulis begitu");
  field.closest("label").after(label);
  field.addEventListener("input", () => label.remove(), { once: true });
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
  for (const said of form.querySelectorAll(".wrong")) said.remove();
  try {
    const done = await panels.submit(form, "/inbox/new");
    if (done === null) return;
    for (const name of CHOICES) memory.set(`loket-draft-new-${name}`, "");
    location.assign(`/inbox/${done.case}`);
  } catch (error) {
    const shown = [...form.elements].filter((one) => !one.closest("[hidden]"));
    for (const { field: name, error: said, may_stand: confirms } of error.problems ?? []) {
      const field = shown.find((one) => one.name === name);
      beside(field, said);
      if (field && confirms) confirmable(field);
    }
    form.querySelector("[aria-invalid]")?.focus();
  }
});
