// @ts-check
// What every page can do better with script. Without it, every page works.

// The device's own clock goes with each form, so that a wrong clock can be told from a late answer.
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  for (const field of form.querySelectorAll("input[data-now]")) {
    /** @type {HTMLInputElement} */ (field).value = new Date().toISOString();
  }
});
