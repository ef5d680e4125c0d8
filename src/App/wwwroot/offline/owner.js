// @ts-check
// Whose phone this is now: the patient who is signed in, or who was last and has not signed out.

import { dropThing, putThing, thing } from "./store.js";

const CURRENT = "current";

/** The patient whom the clinic's own page names; none on a kept page or at the door. */
export const signedIn = document.querySelector("meta[name=owner]")?.getAttribute("content") ?? "";

/** @returns {Promise<string>} Empty when this phone knows nobody. */
export async function whose() {
  const last = (await thing(CURRENT)) ?? "";
  if (signedIn && signedIn !== last) {
    await putThing(CURRENT, signedIn);
  }
  return signedIn || last;
}

/** Nobody's, until somebody signs in. */
export const nobodys = () => dropThing(CURRENT);
