// @ts-check
// The state of the patient's own alerts follows what happens at the clinic. Without script, loading the page again shows the same.
const alerts = document.getElementById("alerts");
if (alerts?.dataset.live) {
  const stream = new EventSource(alerts.dataset.live);
  stream.addEventListener("changed", async () => {
    const answer = await fetch("/home", { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of answer.ok ? ["monitoring", "alerts"] : []) {
      document.getElementById(id)?.replaceChildren(...(page.getElementById(id)?.children ?? []));
    }
  });
}
