// @ts-check
// The sentences that only the script says, in one place.

/** @param {string} at An instant, as the clinic writes it. */
export const clockTime = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** @param {string} at */
export function when(at) {
  const [day, today] = [new Date(at), new Date()].map((d) => d.toDateString());
  return day === today ? clockTime(at) : `${new Date(at).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" })}, ${clockTime(at)}`;
}

/** @param {number} count */
export const onThisPhone = (count) =>
  count === 1
    ? "One answer is kept on this phone only. The clinic does not have it yet. It is sent as soon as there is a connection."
    : `${count} answers are kept on this phone only. The clinic does not have them yet. They are sent as soon as there is a connection.`;

/** @param {string} at */
export const atTheClinic = (at) => `Kept at the clinic at ${when(at)}.`;

export const signInToSend = "Please sign in, so that what is on this phone can be sent.";
export const needsALook = "One answer needs a second look before the clinic can keep it. It is still on this phone.";
export const phoneIsFull = "This phone has no room left, so it could not keep this. The clinic does not have it either. It is still on this page: please make some room, or try again when there is a connection. If you need help now, call one of the numbers.";
export const oneLeft = "One question is left. You may also choose “I would rather not say”.";
export const nobodyKnown = "This phone does not know you yet, so it cannot keep answers for you. Sign in once while there is a connection. The numbers work without it.";

/** @param {string} answer */
export const safetyOnPhone = (answer) => `Your answer, “${answer}”, is on this phone only. The clinic does not know yet. It goes to the clinic as soon as there is a connection.`;
export const hasChanged = "It has changed";
export const whoHasIt = "Numbers, and who has it";
export const talkNow = "You can talk to somebody right now. These numbers answer, and they do not need the internet.";

export const helpOnPhone = "This is on this phone only. The clinic does not know yet. We keep trying while this page is open. Please call or text one of the numbers here: they answer now.";

export const helpNotKnown = "This has not reached your clinic: it does not know this phone any more. It is still on this phone. If you need help now, call or text one of the numbers here. ";
export const notRead = "The clinic could not read this, so it does not have it. Sending it again does not help. Please call the clinic, or open the page again and send it from there.";
export const helpNotRead = "This has not reached your clinic: it could not be read there. Please call your clinic now, or call or text one of the numbers here: they answer now. You can also press the button again.";
export const cannotOpen = "Something that was kept on this phone can no longer be opened, and the clinic may not have it. Please answer again. If you asked for help, please ask again or call one of the numbers.";

/** @param {string} kind @param {string} at */
export const told = (kind, at) =>
  `${kind === "call-me" ? "Your clinic has been asked to call you" : kind === "feel-worse" ? "Your clinic has your “I feel worse”" : "Your clinic has your “I need help now”"}, at ${when(at)}.`;

/** @type {Record<string, string>} */
export const kinds = { "check-in": "A check-in", "help-now": "“I need help now”", "call-me": "“Please call me”", "feel-worse": "“I feel worse”", "safety-plan": "Your safety plan" };

/** @param {number} count */
export const leaving = (count) =>
  `${count === 1 ? "One answer on this phone has" : `${count} answers on this phone have`} not reached the clinic. If you sign out now, ${count === 1 ? "it stays" : "they stay"} locked on this phone until you sign in here again. Nobody else who signs in here can open or send ${count === 1 ? "it" : "them"}.`;

export const leavingUnknown = "We cannot tell whether everything on this phone has reached the clinic. If you sign out now, what has not stays locked on this phone until you sign in here again.";
