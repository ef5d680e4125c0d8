// @ts-check
// "I need help now", "please call me" and "I feel worse": through the outbox, so that no tap is lost with the network.

import { deliver } from "./deliver.js";
import { read } from "./outbox.js";
import { send } from "./send.js";
import { element, note } from "./shown.js";
import * as words from "./words.js";

const TRY_AGAIN_MS = 10_000;

/** What stands in the form, in one text: the words, or the number to call and where they are. @param {FormData} data */
function written(data) {
  const text = (/** @type {string} */ name) => String(data.get(name) ?? "").trim();
  const parts = [text("words"), text("phone") && `Please call ${text("phone")}.`, text("where") && `I am here now: ${text("where")}.`];
  return parts.filter((part) => part.length > 0).join(" ");
}

/** @param {HTMLFormElement} form @param {string} owner @param {boolean} signedIn */
export function help(form, owner, signedIn) {
  const kind = /** @type {string} */ (form.dataset.tells);
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("id"));
  field.value ||= crypto.randomUUID();
  form.id ||= kind;
  let busy = false;
  void arrivedBefore().catch(() => {});

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    const entry = { kind, id: field.value, madeAt: new Date().toISOString(), words: written(new FormData(form)) };
    note(form, "Sending…");
    /** @type {import("./deliver.js").Fate} */
    let fate = { is: "nowhere" };
    try {
      fate = await deliver(owner, entry, { atOnce: true });
    } finally {
      busy = false;
      said(entry, fate);
    }
  });

  /** @param {import("./outbox.js").Entry} entry @param {import("./deliver.js").Fate} fate */
  function said(entry, fate) {
    if (fate.is === "kept") {
      arrived(fate.at);
    } else if (fate.is === "not-known") {
      // It stays on the phone: whoever signs in again sends it by that.
      note(form, words.helpNotKnown).append(element("a", "Sign in to send it", { href: `/account/signin?returnUrl=${encodeURIComponent("/home")}` }));
    } else if (fate.is === "refused") {
      // It stays on this phone, and is not sent again; the next tap is a new call for help.
      field.value = crypto.randomUUID();
      note(form, words.helpNotRead);
    } else {
      note(form, fate.is === "nowhere" ? words.phoneIsFull : words.helpOnPhone);
    }
    if (fate.is === "on-phone" || fate.is === "not-known") {
      void keepTrying(entry);
    }
  }

  /** @param {string} at */
  function arrived(at) {
    const id = field.value;
    // The next tap is a new call for help, also on this page when somebody comes back to it.
    field.value = crypto.randomUUID();
    // Said here too: the page that follows may not come.
    note(form, words.told(kind, at), "card");
    if (signedIn) {
      location.assign(kind === "feel-worse" ? `/home?told=${id}` : `/help/now?told=${id}`);
    }
  }

  /** A kept copy may stand where the page with the receipt should: then the phone's own receipt says it. */
  async function arrivedBefore() {
    const told = new URLSearchParams(location.search).get("told");
    const mine = signedIn || !told ? undefined : (await read(owner)).find((one) => one.entry.id === told && one.entry.kind === kind && one.row.state === "kept");
    if (mine) {
      note(form, words.told(kind, mine.row.at), "card");
    }
  }

  /** Nobody who asks for help waits for the ordinary timer. @param {import("./outbox.js").Entry} entry */
  async function keepTrying(entry) {
    for (;;) {
      await new Promise((again) => setTimeout(again, TRY_AGAIN_MS));
      if ((await send(owner, { atOnce: true })) === "sent") {
        const fate = await deliver(owner, entry, { atOnce: true });
        if (fate.is === "kept") {
          field.value = crypto.randomUUID();
          note(form, words.told(kind, fate.at), "card");
          return;
        }
      }
    }
  }
}
