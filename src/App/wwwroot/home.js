// @ts-check
// The state of the patient's own alerts, who is on call, and whether messages reach the clinic at all, follow what happens. Without script, loading the page again shows the same.
const alerts = document.getElementById("alerts");
const tryAgainAfter = 5_000;
const firstFault = 500;

async function refresh() {
  const answer = await fetch("/home", { headers: { Accept: "text/html" } }).catch(() => null);
  // The page of a fault of ours says whom to call; whoever has this one open must read it too. What else stands here is only old.
  if (!answer || (!answer.ok && answer.status < firstFault)) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  // With an alert open nothing here may go on calming anybody.
  for (const id of ["monitoring", "reach-now", "alerts", "truth", "where-card", "typical-card"]) {
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
    refresh();
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
