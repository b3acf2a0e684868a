// What is pressed and typed before the page's modules run is kept; then it happens, in order. It is
// no module, so it runs before anything of the page is shown; `typeAhead.holdUntil` keeps keys later too.

(() => {
  const FIELD = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select";
  const LONGEST = 5000;
  const typed = new Map();
  const kept = [];
  let loading = true;
  let holders = 0;

  const fire = (target, event) => target.dispatchEvent(event);
  const put = (field, value) => {
    if (field.value !== value) field.value = value;
    fire(field, new Event("input", { bubbles: true }));
  };
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  // Whether a key does nothing by itself where it was pressed: then it is meant for the page.
  function isForThePage(event) {
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "k") return true;
    if (event.target.closest?.(FIELD)) {
      if (!loading || event.isComposing || event.shiftKey) return false;
      return event.key === "Escape" ||
        (event.key === "Enter" && (event.target.matches("textarea") || !event.target.form));
    }
    if (control || event.altKey) return false;
    if (event.key === "Enter") return !event.target.closest?.("button, a, summary, label");
    return event.key === "Escape" || (event.key.length === 1 && (event.key !== " " || kept.length > 0));
  }

  addEventListener("keydown", (event) => {
    if (!event.isTrusted || !(loading || holders) || !isForThePage(event)) return;
    const field = event.target.closest?.(FIELD);
    // A new line in a field comes by itself; whether it sends what stands there is asked later.
    if (!field || event.key.toLowerCase() === "k") stop(event);
    const { key, code, ctrlKey, metaKey, shiftKey } = event;
    const again = () =>
      new KeyboardEvent("keydown", { key, code, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true });
    kept.push({
      again,
      target: event.target,
      field,
      text: field?.value,
      line: ctrlKey || metaKey ? "" : "\n",
      letter: !field && key.length === 1 && !ctrlKey && !metaKey ? key : "",
    });
  }, true);

  function whileLoading(type, keep) {
    addEventListener(type, (event) => loading && keep(event), true);
  }

  // A button that only the modules know; a second press of the same is the same wish.
  whileLoading("click", (event) => {
    const button = event.target.closest?.("button[type=button]");
    if (!button || !event.isTrusted) return;
    stop(event);
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    kept.push({ again: () => new MouseEvent("click", { bubbles: true, cancelable: true }), target: button });
  });
  // A form that names no way of its own is sent by the modules.
  whileLoading("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("action") || form.hasAttribute("method")) return;
    stop(event);
    const field = [...form.querySelectorAll("textarea")].find((one) => typed.has(one));
    const submitter = event.submitter;
    kept.push({
      again: () => new SubmitEvent("submit", { submitter, bubbles: true, cancelable: true }),
      target: form,
      field,
      text: field?.value,
      line: "",
    });
  });
  whileLoading("input", ({ target }) => target.matches(FIELD) && typed.set(target, target.value));
  whileLoading("change", ({ target }) => {
    if (target.matches("select")) typed.set(target, target.value);
    kept.push({ again: () => new Event("change", { bubbles: true }), target });
  });

  // What was typed stands in its field again; behind an older draft it is only kept, never sent.
  function restore() {
    const mixed = new Set();
    for (const [field, value] of typed) {
      const brought = field.value;
      const both = brought && brought !== value && field.matches("textarea");
      if (both) mixed.add(field);
      put(field, both ? `${brought}\n${value}` : value);
    }
    return mixed;
  }

  // Send what stood in the field when it was sent; what was typed behind it stays. Where something
  // was typed in between, nobody knows which of it was meant, and nothing is sent.
  function send(item, gone) {
    const { field, text, line } = item;
    const all = field.value;
    const before = gone.get(field) ?? "";
    const part = text.slice(before.length);
    if (!text.startsWith(before) || !(all === part || all.startsWith(part + line))) return;
    put(field, part);
    if (fire(item.target, item.again())) {
      put(field, all);
      return;
    }
    gone.set(field, text + line);
    const rest = all.slice((part + line).length);
    if (rest) put(field, field.value + rest);
  }

  function happen(item, mixed, gone) {
    const { target, field } = item;
    if (field?.matches("textarea")) {
      if (!mixed.has(field)) send(item, gone);
      return;
    }
    const here = document.activeElement;
    if (item.letter && here?.matches(FIELD)) document.execCommand("insertText", false, item.letter);
    else {
      if (target.matches?.("button")) target.removeAttribute("aria-busy");
      fire(target.isConnected ? target : (here ?? document.body), item.again());
    }
  }

  // One after the other, until one of them makes the others wait.
  function release(mixed = new Set(), gone = new Map()) {
    while (kept.length && !holders) happen(kept.shift(), mixed, gone);
  }

  window.typeAhead = {
    // Keys that are pressed before `promise` has settled happen after it.
    async holdUntil(promise) {
      holders += 1;
      const pause = new Promise((done) => setTimeout(done, LONGEST));
      await Promise.race([promise, pause]).catch(() => {});
      holders -= 1;
      if (!loading) release();
    },
  };
  addEventListener("DOMContentLoaded", () => {
    loading = false;
    release(restore());
    typed.clear();
  });
})();
