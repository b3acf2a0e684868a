// Whether an answer of the bot was right, and what would have been.

const titles = () => [...document.querySelectorAll("#entry-titles option")];
const about = ({ dataset }) => ({ seq: Number(dataset.judge), entry: dataset.entry });

// What a button says; the field for what would have been right comes with the fresh line.
export const verdictOf = (button) => ({ ...about(button), right: button.dataset.right === "yes" });

// The line was drawn anew: whoever came by keyboard goes on where they were.
export function focusAfter({ seq, entry, right, instead }) {
  const answer = `[data-judge="${seq}"][data-entry="${entry}"]`;
  const form = `.instead${answer} ${instead === undefined ? "input" : "button"}`;
  document.querySelector(right ? `button${answer}[data-right="yes"]` : form)?.focus();
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
  return { ...about(form), right: false, instead: found.dataset.entry };
}
