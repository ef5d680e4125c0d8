// @ts-check
// The state of the patient's own alerts, and who is on call, follow what happens at the clinic. Without script, loading the page again shows the same.
const alerts = document.getElementById("alerts");
const tryAgainAfter = 5_000;

async function refresh() {
  const answer = await fetch("/home", { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["alerts", "truth"]) {
    const [here, there] = [document.getElementById(id), fresh.getElementById(id)];
    // What has not changed is not read out again.
    if (here && there && here.innerHTML !== there.innerHTML) {
      here.replaceChildren(...there.children);
    }
  }
}

/** @param {string} address */
function follow(address) {
  const stream = new EventSource(address);
  // Something may have changed between the drawing of the page, or the last connection, and this one.
  stream.addEventListener("watching", refresh);
  stream.addEventListener("changed", refresh);
  stream.addEventListener("error", () => {
    // A browser that is answered with an error gives up for good; the clinic may only be restarting.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(follow, tryAgainAfter, address);
    }
  });
}

if (alerts?.dataset.live) {
  follow(alerts.dataset.live);
}

export {};
