// Comfort only; every page works without it.

// Closes an open chooser on Escape, or when the pointer goes elsewhere.
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

// The print button of a paper or a list.
document.addEventListener("click", event => {
  if (event.target.closest?.("[data-print]")) window.print();
});

// In a form of many fields Enter goes on to the next one, as in a table of figures; only its buttons send it.
document.addEventListener("keydown", event => {
  const field = event.target;
  if (event.key !== "Enter" || event.isComposing || !field.matches?.("form[data-enter=next] input:not([type=checkbox], [type=radio])")) return;
  event.preventDefault();
  const fields = [...field.form.querySelectorAll("input:not([type=hidden]), select, textarea")];
  fields[fields.indexOf(field) + 1]?.focus();
});

// A link followed without a full load: readers of a screen hear the new page from its title on.
let path = location.pathname;
window.Blazor?.addEventListener("enhancedload", () => {
  if (location.pathname === path) return;
  path = location.pathname;
  const title = document.querySelector("h1");
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
});

// Pictures are drawn over their tables once a page has one: the module is large, so it comes last and only then.
const draw = () => {
  if (document.querySelector("anise-chart")) import("./charts.js");
};
draw();
window.Blazor?.addEventListener("enhancedload", draw);

// The sliders of a simulation.
const slide = async () => {
  const form = document.querySelector("form[data-what-if]");
  if (form) (await import("./what-if.js")).start(form);
};
slide();
window.Blazor?.addEventListener("enhancedload", slide);

// The outline of a plot.
const trace = async () => {
  const form = document.querySelector("form[data-trace]");
  if (form) (await import("./trace.js")).start(form);
};
trace();
window.Blazor?.addEventListener("enhancedload", trace);

// What is typed is kept in this browser until it is sent.
import("./drafts.js");
