// @ts-check
// Today's check-in: kept on this phone after each question, sent through the outbox. Without script the form posts by itself.

import { deliver } from "./deliver.js";
import { keepThing, keptThing, loseThing, read } from "./outbox.js";
import { element, note, placeAfter } from "./shown.js";
import * as words from "./words.js";

const FIELDS = ["LowMood", "Anxiety", "Restlessness", "Hope", "Energy", "SleepHours", "Overall", "Yesterday"];
const NOT_ASKED = "0";
const PREFER_NOT_TO_SAY = "2";
const NO = "1";
const NO_ID = /^$|^0{8}-/;
const ROLLOVER_MS = 4 * 3600_000;

/** The person's day rolls over at four in the morning, as at the clinic. */
const today = () => new Date(Date.now() - ROLLOVER_MS).toDateString();

/** @param {HTMLFormElement} form @param {string} owner @param {boolean} online */
export async function checkIn(form, owner, online) {
  const input = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(`Form.${name}`));
  const safety = form.querySelector("#safety");
  // Behind "It has changed" the question may be answered, and is not missed.
  const isDue = safety !== null && safety.closest("details") === null;
  const mode = input("Mode").value;
  const repair = new URLSearchParams(location.search).get("repair");
  let [given, askedOnce, madeAt, steps, busy] = [input("SafetyGiven").value, input("AskedOnce").value === "true", "", 0, false];

  const typed = () => Object.fromEntries(FIELDS.map((f) => [f, new FormData(form).get(`Form.${f}`)]).filter(([, value]) => value));
  const fill = (/** @type {Record<string, string>} */ fields) => {
    for (const name of FIELDS.filter((f) => fields[f] && input(f))) {
      input(name).value = fields[name];
    }
  };

  /** @type {Promise<unknown>} */
  let saving = Promise.resolve();
  const save = () => {
    const draft = { id: input("Id").value, day: today(), fields: typed(), given, askedOnce };
    saving = saving.then(() => keepThing("draft", owner, draft)).then(
      () => (form.dataset.kept = String(++steps)),
      () => note(form, words.phoneIsFull),
    );
    return saving;
  };

  await restore();
  form.addEventListener("change", save);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter);
    try {
      await (pressed?.name === "Form.Safety" ? tapped(pressed) : pressedKeep());
    } finally {
      busy = false;
    }
  });
  form.dataset.kept = "0";

  async function restore() {
    const wrong = repair ? (await read(owner)).find((one) => one.entry.id === repair) : undefined;
    if (wrong) {
      input("Id").value = wrong.entry.id;
      [given, madeAt] = [wrong.entry.fields?.Safety ?? NOT_ASKED, wrong.entry.madeAt];
      fill(wrong.entry.fields ?? {});
      input("On").value = wrong.problems.DrawnOn ? "" : wrong.entry.fields?.On ?? "";
      showProblems(wrong.problems);
      return;
    }
    const draft = await keptThing("draft", owner);
    // A form that the clinic already has open goes on as the clinic has it.
    const theirs = given !== NOT_ASKED;
    if (draft?.day === today() && (!theirs || draft.id === input("Id").value)) {
      input("Id").value = draft.id;
      askedOnce ||= draft.askedOnce;
      fill(draft.fields);
      if (!theirs && draft.given !== NOT_ASKED) {
        given = draft.given;
        const fate = (await read(owner)).find((one) => one.entry.id === draft.id);
        answered(fate?.row.state === "kept");
      }
    } else if (NO_ID.test(input("Id").value)) {
      input("Id").value = crypto.randomUUID();
    }
  }

  /** @param {boolean} whole */
  const entry = (whole) => ({
    kind: "check-in", id: input("Id").value, madeAt: madeAt || new Date().toISOString(),
    fields: { ...typed(), Mode: mode, AsksYesterday: input("AsksYesterday")?.value ?? "false", On: input("On")?.value ?? "", Safety: given, Whole: String(whole) },
  });

  /** The safety answer does not wait for the form. @param {HTMLButtonElement} button */
  async function tapped(button) {
    const before = given;
    if (before !== NOT_ASKED && before !== button.value) {
      // What was said before is never written over, also not while it waits on this phone.
      input("Id").value = crypto.randomUUID();
    }
    given = button.value;
    const whole = mode === "short" && "Overall" in typed();
    await save();
    const fate = await deliver(owner, entry(whole), { atOnce: true });
    if (fate.is === "kept" && online) {
      await (whole ? loseThing("draft", owner) : null);
      // What was said decides where it goes on, and the clinic knows all of it.
      location.assign(placeAfter(entry(whole)));
    } else if (fate.is === "kept" || fate.is === "on-phone" || fate.is === "not-known") {
      answered(fate.is === "kept");
      await (whole ? done(fate.is === "kept" ? fate.at : "") : null);
    } else {
      // It stays pressed for the next try; nothing says that it was heard.
      given = before;
      failed(fate);
    }
  }

  async function pressedKeep() {
    if (isDue && given === NOT_ASKED && !askedOnce) {
      askedOnce = true;
      await save();
      const fate = await deliver(owner, entry(false));
      note(form, words.oneLeft);
      /** @type {HTMLElement} */ (safety?.querySelector("button")).focus();
      failed(fate);
      return;
    }
    if (isDue && given === NOT_ASKED) {
      // Skipped counts as "prefer not to say": never as no.
      given = PREFER_NOT_TO_SAY;
    }
    await saving;
    const fate = await deliver(owner, entry(true));
    if (fate.is === "refused" || fate.is === "nowhere") {
      if (fate.is === "refused" && fate.fields.DrawnOn) {
        // The page stood open for too long: pressed again, the answers count for the day of that press.
        input("On").value = "";
      }
      failed(fate);
      return;
    }
    await loseThing("draft", owner);
    if (fate.is === "kept" && online) {
      location.assign(placeAfter(entry(true)));
    } else {
      await done(fate.is === "kept" ? fate.at : "");
    }
  }

  /** What stands in place of the question once it is answered. @param {boolean} atClinic */
  function answered(atClinic) {
    const label = form.querySelector(`button[name="Form.Safety"][value="${given}"]`)?.textContent ?? "";
    const old = form.querySelector("#rest") ?? safety;
    const card = element("div", "", { class: "card", id: "rest", role: "status" });
    old?.before(card);
    card.append(element("p", atClinic ? `Your answer, “${label}”, has reached the clinic.` : words.safetyOnPhone(label)));
    const numbers = document.getElementById("numbers");
    if (numbers && (given !== NO || form.contains(numbers))) {
      numbers.hidden = false;
      card.prepend(numbers);
      card.append(element("p", words.talkNow), element("a", "My safety plan", { href: "/safety" }));
    }
    if (safety) {
      const again = element("details", "");
      again.append(element("summary", words.hasChanged), safety);
      card.append(again);
    }
    if (old !== safety) {
      old?.remove();
    }
    card.tabIndex = -1;
    card.focus();
  }

  /** @param {string} at Empty while the clinic does not have it. */
  async function done(at) {
    const card = element("div", "", { class: "card", role: "status", id: "done", tabindex: "-1" });
    card.append(element("p", at ? words.atTheClinic(at) : words.onThisPhone(1)), element("a", "Home", { href: "/home" }));
    document.getElementById("checkin-said")?.remove();
    const urgent = form.querySelector("#rest");
    urgent?.querySelector("details")?.remove();
    form.replaceWith(...(urgent ? [urgent, card] : [card]));
    card.focus();
  }

  /** @param {import("./deliver.js").Fate} fate */
  function failed(fate) {
    if (fate.is === "refused") {
      showProblems(fate.fields);
    } else if (fate.is === "nowhere") {
      note(form, words.phoneIsFull);
      document.getElementById("numbers")?.removeAttribute("hidden");
    }
  }

  /** @param {Record<string, string>} problems */
  function showProblems(problems) {
    note(form, `${words.needsALook} ${Object.values(problems).join(" ")}`);
  }
}
