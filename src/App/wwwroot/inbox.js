// @ts-check
// Keeps an open inbox up to date. Without it, the page has a plain "Refresh" link.

const inbox = /** @type {HTMLElement} */ (document.getElementById("inbox"));
const news = /** @type {HTMLElement} */ (document.getElementById("inbox-news"));
const clocksEvery = 30_000;
const tryAgainAfter = 5_000;
let asked = 0;

/** Swaps the list; what is focused, typed or unfolded stays as it is. @param {string} html @param {boolean} announce */
function swap(html, announce) {
  const focused = inbox.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  const caret = focused instanceof HTMLInputElement ? [focused.selectionStart, focused.selectionEnd] : null;
  const typed = [...inbox.querySelectorAll("input[name=plan]")].map((i) => [i.id, /** @type {HTMLInputElement} */ (i).value]);
  const unfolded = [...inbox.querySelectorAll("details[open]")].map((d) => d.id);
  // Folded away by hand: it stays so until something new is in it.
  const folded = [.../** @type {NodeListOf<HTMLElement>} */ (inbox.querySelectorAll("details[data-news]:not([open])"))].map((d) => [d.id, d.dataset.news]);
  const top = focused?.getBoundingClientRect().top;

  inbox.innerHTML = html;

  for (const [id, value] of typed) {
    const input = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    if (input) {
      input.value = value;
    }
  }
  for (const id of unfolded) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  for (const [id, seen] of folded) {
    const fold = document.getElementById(id ?? "");
    if (fold?.dataset.news === seen) {
      fold?.removeAttribute("open");
    }
  }
  if (focused) {
    const again = document.getElementById(focused.id) ?? inbox;
    again.focus({ preventScroll: true });
    if (again instanceof HTMLInputElement && caret) {
      again.setSelectionRange(caret[0], caret[1]);
    }
    // Nothing moves under the finger that is about to press.
    if (top !== undefined && again !== inbox) {
      window.scrollBy(0, again.getBoundingClientRect().top - top);
    }
  }
  if (announce) {
    news.textContent = `The inbox has changed. ${document.getElementById("inbox-count")?.textContent ?? ""}`;
  }
}

/** @param {boolean} announce */
async function refresh(announce) {
  const mine = ++asked;
  const answer = await fetch(inbox.dataset.list ?? "", { headers: { "X-Requested-With": "fetch" }, redirect: "error" }).catch(() => null);
  if (!answer?.ok) {
    // Whoever looks at an old list must see that it is old.
    news.className = "note";
    news.textContent = "The inbox could not be refreshed: what stands here may be old. Please use the Refresh link.";
    return;
  }
  news.className = "sr";
  const html = await answer.text();
  // A later question has the newer answer.
  if (mine === asked) {
    swap(html, announce);
  }
}

function follow() {
  const live = new EventSource(inbox.dataset.live ?? "");
  // Something may have changed between the drawing of the page, or the last connection, and this one.
  live.addEventListener("watching", () => void refresh(false));
  live.addEventListener("changed", () => void refresh(true));
  live.addEventListener("error", () => {
    // A browser that is answered with an error gives up for good; the clinic may only be restarting.
    if (live.readyState === EventSource.CLOSED) {
      setTimeout(follow, tryAgainAfter);
    }
  });
}

follow();
setInterval(() => void refresh(false), clocksEvery);

export {};
