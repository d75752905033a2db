// Comfort only; every page works without it. Closes an open chooser on Escape, or when the pointer goes elsewhere.
const open = () => document.querySelectorAll("details.pick[open]");
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const pick of open()) {
    if (pick.contains(document.activeElement)) pick.querySelector("summary").focus();
    pick.open = false;
  }
});
document.addEventListener("click", event => {
  for (const pick of open()) if (!pick.contains(event.target)) pick.open = false;
});
