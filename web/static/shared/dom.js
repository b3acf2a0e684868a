// Fragments of the server into the page, without disturbing what is there.

export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.children];
}

// Make the children of `list` what `wanted` says. Elements whose HTML is unchanged stay the same
// elements; `keep` leaves the order as it is and only adds at the end.
export function reconcile(list, wanted, keyOf, { keepOrder = false } = {}) {
  const present = new Map([...list.children].map((child) => [keyOf(child), child]));
  const chosen = wanted.map((fresh) => {
    const old = present.get(keyOf(fresh));
    present.delete(keyOf(fresh));
    if (!old) return fresh;
    if (old.source === fresh.outerHTML) return old;
    fresh.source = fresh.outerHTML;
    old.replaceWith(fresh);
    return fresh;
  });
  for (const gone of present.values()) gone.remove();
  let moved = false;
  chosen.forEach((child, index) => {
    child.source ??= child.outerHTML;
    if (list.children[index] === child) return;
    if (keepOrder && child.parentNode === list) {
      moved = true;
      return;
    }
    if (keepOrder) {
      list.append(child);
      moved ||= index < list.children.length - 1;
    } else list.insertBefore(child, list.children[index] ?? null);
  });
  return moved;
}

// What a list came with, before countdowns and marks change it.
export function remember(list) {
  for (const child of list.children) child.source ??= child.outerHTML;
}

// Day lines between messages, and a mark on those that follow one of the same author.
export function arrange(talk) {
  for (const old of talk.querySelectorAll(".day")) old.remove();
  let day = "";
  let author = "";
  for (const line of [...talk.children]) {
    const own = line.dataset.day;
    if (own && own !== day) {
      const mark = document.createElement("li");
      mark.className = "day";
      mark.textContent = own;
      talk.insertBefore(mark, line);
      author = "";
    }
    day = own || day;
    line.classList.toggle("same", Boolean(author) && line.dataset.author === author);
    author = line.dataset.author ?? "";
  }
}

export function nearEnd(scroller) {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}

export function toEnd(scroller) {
  scroller.scrollTop = scroller.scrollHeight;
}

// Whoever reads the end goes on reading the end when a picture has loaded or the composer grows.
export function follow(scroller) {
  let following = nearEnd(scroller);
  scroller.addEventListener("scroll", () => (following = nearEnd(scroller)), { passive: true });
  const sizes = new ResizeObserver(() => following && toEnd(scroller));
  for (const part of [scroller, ...scroller.children]) sizes.observe(part);
}

// A text field as tall as its words, up to what the style sheet allows.
export function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}
