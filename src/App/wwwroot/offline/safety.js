// @ts-check
// The safety plan: a locked copy on this phone, renewed at each visit; what is changed goes through the outbox.

import { deliver } from "./deliver.js";
import { keepThing, keptThing, read } from "./outbox.js";
import { note } from "./shown.js";
import * as words from "./words.js";

/** @typedef {{ changed: string, steps: Record<string, string> }} Copy */

const places = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#plan [data-step]")]);

/** @param {HTMLFormElement} form @param {string} owner @param {boolean} online */
export async function safetyPlan(form, owner, online) {
  const plan = /** @type {HTMLElement} */ (document.getElementById("plan"));
  const changed = /** @type {HTMLElement} */ (document.getElementById("changed"));
  const id = /** @type {HTMLInputElement} */ (form.elements.namedItem("Id"));
  const repair = new URLSearchParams(location.search).get("repair");
  const waiting = (await read(owner)).filter((one) => one.entry.kind === "safety-plan" && one.row.state !== "kept");
  id.value ||= crypto.randomUUID();

  if (online && waiting.length === 0) {
    if (!plan.hidden) {
      await keepCopy({ changed: changed.textContent ?? "", steps: Object.fromEntries(places().map((p) => [p.dataset.step ?? "", p.textContent ?? ""])) });
    }
  } else {
    const copy = /** @type {Copy | null} */ (await keptThing("plan", owner));
    document.getElementById("no-plan")?.toggleAttribute("hidden", copy !== null);
    if (copy) {
      draw(copy);
    }
    const wrong = waiting.find((one) => one.entry.id === repair);
    if (wrong) {
      id.value = wrong.entry.id;
      fill(wrong.entry.fields ?? {});
      note(form, `${words.needsALook} ${Object.values(wrong.problems).join(" ")}`);
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const steps = /** @type {Record<string, string>} */ (Object.fromEntries(places().map((p) => [p.dataset.step ?? "", String(new FormData(form).get(p.dataset.step ?? "") ?? "")])));
    const madeAt = new Date().toISOString();
    const fate = await deliver(owner, { kind: "safety-plan", id: id.value, madeAt, fields: steps });
    if (fate.is === "refused") {
      note(form, Object.values(fate.fields).join(" "));
    } else if (fate.is === "nowhere") {
      note(form, words.phoneIsFull);
    } else if (fate.is === "kept" && online) {
      location.assign(`/safety?kept=${id.value}`);
    } else {
      const copy = { changed: `Last changed ${words.when(madeAt)}. ${fate.is === "kept" ? words.atTheClinic(fate.at) : words.onThisPhone(1)}`, steps };
      await keepCopy(copy);
      draw(copy);
      // What is written next is the next version.
      id.value = crypto.randomUUID();
      plan.tabIndex = -1;
      plan.focus();
    }
  });

  /** @param {Copy} copy */
  async function keepCopy(copy) {
    await keepThing("plan", owner, copy).catch(() => note(form, words.phoneIsFull));
  }

  /** @param {Copy} copy */
  function draw(copy) {
    plan.hidden = false;
    changed.textContent = copy.changed;
    for (const place of places()) {
      place.replaceChildren(...tappable(copy.steps[place.dataset.step ?? ""] ?? ""));
    }
    fill(copy.steps);
  }

  /** @param {Record<string, string>} steps */
  function fill(steps) {
    for (const [name, value] of Object.entries(steps)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLTextAreaElement) {
        field.value = value;
      }
    }
  }
}

const NUMBER = /(?<![\w.,:/+-])\+?\(?[0-9](?:[ ()-]{0,2}[0-9])*(?![\w:/]|[.,][0-9])/g;
const LONGEST_LINE = 60;
const digits = (/** @type {string} */ text) => text.replace(/[^0-9]/g, "");

/** Telephone numbers as links, by the same rule as at the clinic: a line with one number is a person. @param {string} text */
function tappable(text) {
  const known = new Set([...document.querySelectorAll('a[href^="tel:"]')].map((a) => digits(a.getAttribute("href") ?? "")));
  const isNumber = (/** @type {string} */ found) => (digits(found).length >= 6 && digits(found).length <= 15) || known.has(digits(found));
  const link = (/** @type {string} */ words, /** @type {string} */ number) =>
    Object.assign(document.createElement("a"), { textContent: words, href: `tel:${number.startsWith("+") ? "+" : ""}${digits(number)}` });
  return text.split("\n").flatMap((line, i) => {
    const start = i > 0 ? ["\n"] : [];
    const found = [...line.matchAll(NUMBER)].filter((m) => isNumber(m[0]));
    if (found.length === 1 && line.length <= LONGEST_LINE) {
      return [...start, link(line, found[0][0])];
    }
    let from = 0;
    const parts = found.flatMap((m) => {
      const before = line.slice(from, m.index);
      from = m.index + m[0].length;
      return [before, link(m[0], m[0])];
    });
    return [...start, ...parts, line.slice(from)];
  });
}
