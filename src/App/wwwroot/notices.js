// @ts-check
// Turns push on and off for this browser. Without it, mail and the program's own pages stay.

const form = /** @type {HTMLFormElement} */ (document.getElementById("push"));
const on = /** @type {HTMLButtonElement} */ (document.getElementById("push-on"));
const off = /** @type {HTMLButtonElement} */ (document.getElementById("push-off"));
const says = /** @type {HTMLElement} */ (document.getElementById("push-says"));

/** @param {string} text */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}

/** Posts with the form's own token; the answer's words when it is a no. @param {string} handler @param {Record<string, string>} fields */
async function tell(handler, fields) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(fields)) {
    body.set(name, value);
  }
  const answer = await fetch(`/account/notices?handler=${handler}`, { method: "POST", body }).catch(() => null);
  return answer?.ok ? "" : ((await answer?.text()) ?? "The clinic could not be reached. Please try again.");
}

/** @param {ServiceWorkerRegistration} worker */
async function show(worker) {
  const subscription = await worker.pushManager.getSubscription();
  on.hidden = subscription !== null;
  off.hidden = subscription === null;
}

/** @param {ServiceWorkerRegistration} worker */
async function subscribe(worker) {
  if ((await Notification.requestPermission()) !== "granted") {
    says.textContent = "Your browser does not allow messages from this site. You can change that in its settings.";
    return;
  }
  // A key that the server no longer has would make every message fail.
  await (await worker.pushManager.getSubscription())?.unsubscribe();
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.key ?? "") });
  const { endpoint, keys } = subscription.toJSON();
  const why = await tell("Subscribe", { endpoint: endpoint ?? "", p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" });
  if (why) {
    await subscription.unsubscribe();
  }
  says.textContent = why || "This browser shows our messages from now on.";
}

/** @param {ServiceWorkerRegistration} worker */
async function unsubscribe(worker) {
  const subscription = await worker.pushManager.getSubscription();
  if (subscription) {
    const why = await tell("Unsubscribe", { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
    says.textContent = why || "This browser shows our messages no more.";
  }
}

/** @param {(worker: ServiceWorkerRegistration) => Promise<void>} act */
async function change(act) {
  on.disabled = off.disabled = true;
  const worker = await navigator.serviceWorker.ready;
  await act(worker).catch(() => {
    says.textContent = "Your browser could not do that. Mail reaches you all the same.";
  });
  await show(worker);
  on.disabled = off.disabled = false;
}

if ("serviceWorker" in navigator && "PushManager" in window) {
  navigator.serviceWorker.ready.then(async (worker) => {
    await show(worker);
    form.hidden = false;
  });
  on.addEventListener("click", () => void change(subscribe));
  off.addEventListener("click", () => void change(unsubscribe));
} else {
  says.textContent = "This browser cannot show messages. On an iPhone or iPad, add Evenkeel to the home screen first.";
}
