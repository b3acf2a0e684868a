// Buttons that copy; where the clipboard is not allowed, they say so.

export function copyOnClick(root) {
  root.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const before = button.dataset.before ?? (button.dataset.before = button.textContent);
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Tersalin";
    } catch {
      button.textContent = "Pilih lalu Ctrl C";
    }
    setTimeout(() => {
      button.textContent = before;
    }, 1600);
  });
}
