// Sliders whose answer follows them. Without this the same form is sent by its button.

const wait = 30;   // milliseconds of rest before the answer is asked for: a moving slider sends many events

export function start(form) {
  if (form.dataset.started) return;
  form.dataset.started = "yes";
  let timer = 0, asked = 0, running = null;

  for (const slider of form.querySelectorAll("input[type=range]")) {
    const number = slider.nextElementSibling;
    slider.hidden = false;
    slider.addEventListener("input", () => { number.value = slider.value; });
    number.addEventListener("input", () => { slider.value = number.value; });
  }

  form.addEventListener("input", event => {
    if (event.target.name === "set") return;
    clearTimeout(timer);
    const since = performance.now();
    timer = setTimeout(() => ask(since), wait);
  });
  // Another set has other parameters: the whole page is asked for.
  form.elements.namedItem("set").addEventListener("change", () => form.requestSubmit());

  async function ask(since) {
    const turn = ++asked;
    running?.abort();
    running = new AbortController();
    const result = document.getElementById("what-if-answer");
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`${form.dataset.whatIf}?${new URLSearchParams(new FormData(form))}`, { signal: running.signal });
      if (!answer.ok) return;
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
      if (part.dataset.address) history.replaceState(history.state, "", part.dataset.address);
    }
    const title = document.querySelector("h1").textContent;
    document.title = `${title} · Anise`;
    document.getElementById("what-if-said").textContent = title;   // readers of a screen hear the answer, not the tables
    const map = document.querySelector("#what-if-answer anise-chart");
    map?.setAttribute("label", title);
    await map?.draw?.();
  }
}
