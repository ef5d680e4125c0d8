// @ts-check
// Signing out: what waits is sent first; what cannot be sent stays locked for its owner, and that is said before.

import { keptThing, loseThing, rows, wipe } from "./outbox.js";
import { nobodys } from "./owner.js";
import { send } from "./send.js";
import { element, say } from "./shown.js";
import { recordings, sendRecordings } from "./voice.js";
import * as words from "./words.js";

const UNKNOWN = -1;

/** @param {HTMLFormElement} form @param {string} owner */
export function leave(form, owner) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const left = await unsent(owner).catch(() => UNKNOWN);
    if (left === 0) {
      await wipe(owner).catch(() => {});
      await go(form);
      return;
    }
    const [out, stay] = [element("button", "Sign out", { type: "button" }), element("button", "Stay signed in", { type: "button", class: "strong" })];
    out.addEventListener("click", async () => {
      await loseThing("plan", owner);
      await go(form);
    });
    stay.addEventListener("click", () => say());
    say(left === UNKNOWN ? words.leavingUnknown : words.leaving(left), stay, out);
    document.getElementById("outbox")?.scrollIntoView({ block: "center" });
    stay.focus();
  });
}

/** @param {string} owner */
async function unsent(owner) {
  await Promise.all([send(owner), sendRecordings(owner)]);
  const waiting = (await rows(owner)).filter((row) => row.state !== "kept").length + (await recordings(owner)).length;
  // A form that was begun and not sent is not lost either.
  return waiting + ((await keptThing("draft", owner)) && waiting === 0 ? 1 : 0);
}

/** @param {HTMLFormElement} form */
async function go(form) {
  await nobodys().catch(() => {});
  form.submit();
}
