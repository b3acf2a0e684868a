// Whether an answer of the bot was right, and what would have been.

const titles = () => [...document.querySelectorAll("#entry-titles option")];

// What a button says; the field for what would have been right comes with the fresh line.
export const verdict = (button) => ({
  seq: Number(button.dataset.judge),
  right: button.dataset.right === "yes",
});

// The line was drawn anew: whoever came by keyboard goes on where they were.
export function goOn({ seq, right, instead }) {
  const where = right
    ? `button[data-judge="${seq}"][data-right="yes"]`
    : instead === undefined
      ? `#instead-${seq}`
      : `.instead[data-judge="${seq}"] button`;
  document.querySelector(where)?.focus();
}

// What was wrong with the last pick is over with the next letter.
export function typing(field) {
  field.removeAttribute("aria-invalid");
  field.closest("form").querySelector(".problem").hidden = true;
}

// What was picked, or null after saying that it is no title of the list.
export function picked(form) {
  const field = form.querySelector("input");
  const wanted = field.value.trim().toLowerCase();
  const found = titles().find((one) => one.value.toLowerCase() === wanted);
  const problem = form.querySelector(".problem");
  problem.hidden = Boolean(found);
  problem.textContent = found ? "" : "Pilih salah satu dari daftar; tulis sebagian judulnya untuk mencari.";
  field.setAttribute("aria-invalid", String(!found));
  if (!found) {
    field.focus();
    return null;
  }
  return { seq: Number(form.dataset.judge), right: false, instead: found.dataset.entry };
}
