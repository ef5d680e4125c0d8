// @ts-check
// What every page can do better with script. Without it, every page works.

// The device's own clock goes with each form, so that a wrong clock can be told from a late answer.
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  for (const field of form.querySelectorAll("input[data-now]")) {
    /** @type {HTMLInputElement} */ (field).value = new Date().toISOString();
  }
});

// What a phone keeps opens without a network. Over plain http, except on this machine, browsers keep nothing.
const build = document.querySelector("meta[name=build]")?.getAttribute("content");
navigator.serviceWorker?.register(`/worker.js?v=${build}`, { type: "module" }).catch(() => {});

// Whoever signs out takes this browser's push address along, also one from before there was a cookie for it.
const out = document.getElementById("sign-out");
if (out) {
  navigator.serviceWorker?.ready
    .then((worker) => worker.pushManager?.getSubscription())
    .then((subscription) => {
      if (subscription) {
        const field = Object.assign(document.createElement("input"), { type: "hidden", name: "endpoint", value: subscription.endpoint });
        out.append(field);
      }
    })
    .catch(() => {});
}

// A kept copy says that it is one.
if (!navigator.onLine) {
  document.querySelectorAll(".kept-copy").forEach((words) => words.removeAttribute("hidden"));
}

// A patient's own phone keeps their answers; a desk of the clinic keeps nothing, and a support person's card keeps its own.
if (!document.body.classList.contains("staff") && !document.querySelector("[data-live-card]")) {
  void import("./offline/start.js");
}

// What stands typed in one form is not lost when another is sent; what the page before left behind goes with the next.
if (document.querySelectorAll("main form[method=post]").length > 1 || sessionStorage.getItem("beside")) {
  void import("./beside.js");
}
