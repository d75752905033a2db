// Sliders whose answer follows them. Without this the same form is sent by its button.

const wait = 30;   // milliseconds of rest before the answer is asked for: a moving slider sends many events

export function start(form) {
  if (form.dataset.started) return;
  form.dataset.started = "yes";
  let timer = 0, asked = 0, running = null;

  for (const slider of form.querySelectorAll("input[type=range]")) {
    const number = slider.nextElementSibling;
    slider.hidden = false;
    slider.addEventListener("input", () => { number.value = shown(Number(slider.value)); });
    number.addEventListener("input", () => { const typed = read(number.value); if (!isNaN(typed)) slider.value = typed; });
  }

  form.addEventListener("input", event => {
    if (event.target.name === "set" || event.target.name.startsWith("q.")) return;
    clearTimeout(timer);
    const since = performance.now();
    timer = setTimeout(() => ask(since), wait);
  });
  // Another set has other parameters: the whole page is asked for.
  form.elements.namedItem("set").addEventListener("change", () => form.requestSubmit());

  // The question of another answer than the one asked for has a share of its own field: the whole page is asked for.
  for (const select of form.querySelectorAll("select[name^='q.']")) select.addEventListener("change", () => form.requestSubmit());

  // As people of this language write numbers: 2.300.000 or 2,300,000. The program reads what is typed by the same rule, and has the last word.
  function shown(number) { return number.toLocaleString(document.documentElement.lang === "en" ? "en" : "vi", { maximumFractionDigits: 6 }); }

  function read(text) {
    const group = document.documentElement.lang === "en" ? "," : ".", plain = text.replace(/\s/g, "").split(group).join("");
    return Number(plain.replace(",", "."));
  }

  async function ask(since) {
    const turn = ++asked;
    running?.abort();
    running = new AbortController();
    const result = document.getElementById("what-if-answer");
    result.setAttribute("aria-busy", "true");
    try {
      const query = new URLSearchParams(new FormData(form));
      const answer = await fetch(`${form.dataset.whatIf}?${query}`, { signal: running.signal });
      if (!answer.ok || answer.redirected) return form.requestSubmit();   // signed out, or a fault: the whole page says so
      const text = await answer.text();
      if (turn !== asked) return;   // a later answer is on its way: the last one wins
      await show(text);
      requestAnimationFrame(() => { form.dataset.took = Math.round(performance.now() - since); });
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    } finally {
      if (turn === asked) result.setAttribute("aria-busy", "false");
    }
  }

  async function show(text) {
    const parts = new DOMParser().parseFromString(text, "text/html");
    for (const part of parts.querySelectorAll("[data-for]")) {
      document.getElementById(part.dataset.for).replaceChildren(...part.childNodes);
      if (part.dataset.address) follow(part.dataset.address);
    }
    tell();
    const title = document.querySelector("h1").textContent;
    document.title = `${title} · Anise`;
    document.getElementById("what-if-said").textContent = title;   // readers of a screen hear the answer, not the tables
    const answer = document.getElementById("what-if-answer");
    answer.hidden = !parts.querySelector("[data-for=what-if-result]");   // what was answered before is no answer to values that cannot be read
    if (answer.hidden) return;
    const map = answer.querySelector("anise-chart");
    map?.setAttribute("label", title);
    await map?.draw?.();
  }

  // The address is the scenario: what is saved, and pages of the same scenario elsewhere on the page (language, place, year), go by it.
  function follow(address) {
    history.replaceState(history.state, "", address);
    for (const other of document.querySelectorAll("form[method=post]"))
      if (new URL(other.action).pathname === location.pathname) other.action = location.href;
    for (const link of document.querySelectorAll(`header a[href*="${location.pathname}?"], .lang a[href*="${location.pathname}?"]`)) {
      const to = new URL(link.href), own = ["place", "year", "lang"];
      if (to.pathname !== location.pathname) continue;
      for (const name of [...to.searchParams.keys()]) if (!own.includes(name)) to.searchParams.delete(name);
      for (const [name, value] of new URLSearchParams(location.search)) if (!own.includes(name)) to.searchParams.append(name, value);
      link.href = to.pathname + to.search;
    }
  }

  // Leads from the summary to its fields, and marks these.
  function tell() {
    const told = new Map();
    for (const link of document.querySelectorAll("#what-if-problems a")) {
      const { hash } = new URL(link.href);
      link.href = location.pathname + location.search + hash;
      told.set(decodeURIComponent(hash.slice(1)), link.textContent);
    }
    for (const input of form.querySelectorAll(".field [name]")) {
      const field = input.closest(".field"), message = told.get(input.name);
      field.classList.toggle("wrong", !!message);
      field.querySelector(".error")?.remove();
      input.toggleAttribute("aria-invalid", !!message);
      if (message) {
        const error = Object.assign(document.createElement("p"), { className: "error", id: `${input.name}-error`, textContent: message });
        field.querySelector("label").after(error);
        input.setAttribute("aria-invalid", "true");
        input.closest("details")?.setAttribute("open", "");
      }
      input.setAttribute("aria-describedby", [...field.querySelectorAll(".hint,.error")].map(said => said.id).join(" "));
    }
  }
}
