// @ts-check
/// <reference lib="webworker" />
// Shows a message on the lock screen, and opens what it is about. The text was made for anybody's eyes.
{
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  worker.addEventListener("push", (event) => {
    /** @type {{ id?: string, title?: string, body?: string, url?: string, wakes?: boolean }} */
    let said = {};
    try {
      said = event.data?.json() ?? {};
    } catch {
      // Something came: better a plain line than none.
    }
    event.waitUntil(
      worker.registration.showNotification(said.title ?? "Evenkeel", {
        body: said.body ?? "Something waits for you. Open it.",
        icon: "/icon.svg",
        // The same message twice is shown once.
        tag: said.id,
        requireInteraction: said.wakes === true,
        data: said.url ?? "/",
      }),
    );
  });

  // A browser renews its address by itself, at any hour: told nothing of it, the clinic would call into the void.
  worker.addEventListener("pushsubscriptionchange", (/** @type {any} */ event) => {
    const report = async () => {
      const options = event.oldSubscription?.options ?? { userVisibleOnly: true };
      const renewed = event.newSubscription ?? (await worker.registration.pushManager.subscribe(options));
      const { endpoint, keys } = renewed.toJSON();
      const body = JSON.stringify({ old: event.oldSubscription?.endpoint ?? null, endpoint, p256dh: keys?.p256dh, auth: keys?.auth });
      await fetch("/account/push", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    };
    event.waitUntil(report());
  });

  worker.addEventListener("notificationclick", (event) => {
    event.notification.close();
    const url = new URL(event.notification.data, worker.location.origin);
    if (url.origin === worker.location.origin) {
      event.waitUntil(worker.clients.openWindow(url.href));
    }
  });
}
