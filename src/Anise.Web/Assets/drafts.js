// What somebody types is kept in this browser until it is sent, so that a cut line or a closed window loses nothing. Kept under the name of who is signed in,
// cleared once the form was taken and at sign-out. Passwords, files and forms marked as transient (a search) are never kept.

const prefix = "draft:";
const user = document.querySelector("meta[name=anise-user]")?.content;
const words = document.querySelector("meta[name=anise-drafts]")?.dataset;
let dirty = false, sending = false;

const formName = form => form.querySelector("input[name=_handler]")?.value ?? "";
const keyOf = form => `${prefix}${user}:${location.pathname}:${formName(form)}`;
const fieldsOf = form => [...form.elements].filter(e => e.name && !["hidden", "password", "file", "submit", "button"].includes(e.type));
const formsOf = () => [...document.querySelectorAll("main form[method=post]:not([data-transient])")].filter(form => fieldsOf(form).some(e => e.type !== "checkbox"));
const valuesOf = form => JSON.stringify(fieldsOf(form).map(e => [e.name, ["checkbox", "radio"].includes(e.type) ? `${e.value}:${e.checked}` : e.value]));

function put(form, kept) {
  const fields = fieldsOf(form);
  const values = JSON.parse(kept);
  // Another form than the one that was typed into: what is kept would stand in the wrong fields.
  if (values.length !== fields.length || values.some(([name], i) => name !== fields[i].name)) return false;
  values.forEach(([, value], i) => {
    const field = fields[i];
    if (["checkbox", "radio"].includes(field.type)) field.checked = value.endsWith(":true");
    else field.value = value;
  });
  return true;
}

function notice(form, text, act) {
  form.querySelector(":scope > .notice.draft")?.remove();
  const box = document.createElement("div");
  box.className = "notice warn draft";
  box.setAttribute("role", "status");
  const line = document.createElement("p");
  line.textContent = `${text} `;
  if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "as-link";
    button.textContent = words.drop;
    button.addEventListener("click", act);
    line.append(button);
  }
  box.append(line);
  form.prepend(box);
}

function look() {
  // A form that was sent is taken once its answer leads elsewhere or says that it is done: what else comes back to the same address was not, or not known to be.
  const [sent, from] = JSON.parse(sessionStorage.getItem("draft-sent") ?? "[]");
  sessionStorage.removeItem("draft-sent");
  // Another page may show something bad of its own, such as a return: only the page of the form says what to mend in it.
  const mend = document.querySelector("main .notice.bad") !== null && formsOf().some(form => keyOf(form) === sent);
  if (sent && !mend && (location.href !== from || document.querySelector("main .notice.ok"))) localStorage.removeItem(sent);
  [dirty, sending] = [false, false];
  for (const form of formsOf()) {
    const key = keyOf(form), kept = localStorage.getItem(key), fresh = valuesOf(form);
    if (!kept || (sent === key && mend)) continue;   // what was sent stands in the page that says what to mend
    const seen = form.querySelector("input[name=read-at]"), now = seen?.value;
    const draft = JSON.parse(kept);
    if (draft.values === fresh || !put(form, draft.values)) continue;
    // It was typed before what others changed since: the program compares with what the writer had seen.
    if (seen && draft.seen) seen.value = draft.seen;
    form.querySelectorAll("details").forEach(part => { if (part.querySelector("input, select, textarea")) part.open = true; });
    form.closest("details")?.setAttribute("open", "");
    notice(form, words.restored.replace("{0}", new Date(draft.at).toLocaleString(document.documentElement.lang)), () => {
      localStorage.removeItem(key);
      put(form, fresh);
      if (seen) seen.value = now;
      form.querySelector(":scope > .notice.draft")?.remove();
      dirty = false;
    });
  }
}

if (user && words) {
  document.addEventListener("input", event => {
    const form = event.target.closest?.("main form[method=post]");
    if (!form || !formsOf().includes(form)) return;
    dirty = true;
    try {
      localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), seen: form.querySelector("input[name=read-at]")?.value, values: valuesOf(form) }));
    } catch (full) {
      console.warn(full);   // no room in this browser: the page itself still has what was typed, and leaving it warns
    }
  });
  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.getAttribute("action") === "/sign-out") {
      for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
      sending = true;
      return;
    }
    if (!formsOf().includes(form)) return;
    if (!navigator.onLine) {
      event.preventDefault();
      event.stopPropagation();
      notice(form, words.offline);
      form.querySelector(":scope > .notice.draft").scrollIntoView({ block: "center" });
      return;
    }
    sending = true;
    sessionStorage.setItem("draft-sent", JSON.stringify([keyOf(form), location.href]));
  }, true);
  // Whoever takes what others saved lets go of what they typed themselves.
  document.addEventListener("click", event => {
    if (!event.target.closest?.("[data-drop-drafts]")) return;
    for (const form of formsOf()) localStorage.removeItem(keyOf(form));
    dirty = false;
  }, true);
  window.addEventListener("beforeunload", event => { if (dirty && !sending) event.preventDefault(); });
  look();
  window.Blazor?.addEventListener("enhancedload", look);
}
