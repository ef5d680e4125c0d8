// @ts-check
// The state of the patient's own alerts follows what happens at the clinic. Without script, loading the page again shows the same.
const alerts = document.getElementById("alerts");
if (alerts?.dataset.live) {
  const stream = new EventSource(alerts.dataset.live);
  stream.addEventListener("changed", async () => {
    const answer = await fetch("/home", { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("alerts");
    if (answer.ok && fresh) {
      alerts.replaceChildren(...fresh.children);
    }
  });
}
