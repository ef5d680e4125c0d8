// @ts-check
// "I need help now", "please call me" and "I feel worse": through the outbox, so that no tap is lost with the network.

import { deliver } from "./deliver.js";
import { drop } from "./outbox.js";
import { send } from "./send.js";
import { note } from "./shown.js";
import * as words from "./words.js";

const TRY_AGAIN_MS = 10_000;

/** @param {HTMLFormElement} form @param {string} owner @param {boolean} signedIn */
export function help(form, owner, signedIn) {
  const kind = /** @type {string} */ (form.dataset.tells);
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("id"));
  field.value ||= crypto.randomUUID();
  form.id ||= kind;
  let busy = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    const entry = { kind, id: field.value, madeAt: new Date().toISOString(), words: String(new FormData(form).get("words") ?? "") };
    note(form, "Sending…");
    const fate = await deliver(owner, entry, { atOnce: true });
    busy = false;
    if (fate.is === "kept") {
      arrived(fate.at);
    } else if (fate.is === "not-known" && form.querySelector("input[name=__RequestVerificationToken]")) {
      // The page itself knows better who this is.
      await drop(owner, entry.id);
      form.submit();
    } else {
      note(form, fate.is === "nowhere" ? words.phoneIsFull : words.helpOnPhone);
      void keepTrying(entry);
    }
  });

  /** @param {string} at */
  function arrived(at) {
    if (signedIn) {
      location.assign(kind === "feel-worse" ? `/home?told=${field.value}` : `/help/now?told=${field.value}`);
    } else {
      note(form, words.told(kind, at), "card");
    }
  }

  /** Nobody who asks for help waits for the ordinary timer. @param {import("./outbox.js").Entry} entry */
  async function keepTrying(entry) {
    for (;;) {
      await new Promise((again) => setTimeout(again, TRY_AGAIN_MS));
      if ((await send(owner, { atOnce: true })) === "sent") {
        const fate = await deliver(owner, entry, { atOnce: true });
        if (fate.is === "kept") {
          note(form, words.told(kind, fate.at), "card");
          return;
        }
      }
    }
  }
}
