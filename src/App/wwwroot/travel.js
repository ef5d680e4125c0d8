// @ts-check
// Offers the zone of the device where none is chosen yet. Without script it is chosen from the list.
const zone = document.getElementById("zone");
const hint = document.getElementById("zone-hint");
if (zone instanceof HTMLSelectElement && hint && zone.value === "") {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (here !== zone.dataset.home) {
    zone.value = here;
    if (zone.value === here) {
      hint.textContent = hint.dataset.found ?? "";
    } else {
      zone.value = "";
    }
  }
}
