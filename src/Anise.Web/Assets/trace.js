// A plot is traced on a phone or drawn on a picture: both only write its corners into the field that the form sends. Without this they are typed.

const size = 320, space = 24;   // of the picture, in its own units

export function start(form) {
  if (form.dataset.started) return;
  form.dataset.started = "yes";
  const field = form.elements.namedItem("corners");
  const known = JSON.parse(form.dataset.trace).flatMap(ringsOf);

  const svg = make("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", class: "trace" });
  svg.append(make("title", {}, form.dataset.picture));
  const acts = document.createElement("p");
  acts.className = "actions";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  if (navigator.geolocation) acts.append(button(form.dataset.here, here));
  acts.append(button(form.dataset.undo, () => write(corners().slice(0, -1))));
  field.closest(".field").after(svg, acts, said);
  field.addEventListener("input", draw);

  svg.addEventListener("click", event => {
    const at = frame();
    if (!at) return;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    write([...corners(), at.back(point.x, point.y)]);
  });
  draw();

  function here() {
    said.textContent = "";
    navigator.geolocation.getCurrentPosition(
      position => write([...corners(), [position.coords.longitude, position.coords.latitude]]),
      () => { said.textContent = form.dataset.refused; },
      { enableHighAccuracy: true, maximumAge: 0, timeout: 20000 });
  }

  function write(all) {
    field.value = all.map(([east, north]) => `${north.toFixed(6)}, ${east.toFixed(6)}`).join("\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Lines as the program reads them; one that is not finished yet is left out.
  function corners() {
    return field.value.split("\n").map(line => (line.match(/-?\d{1,3}[.,]\d+/g) ?? []).map(n => Number(n.replace(",", "."))))
      .filter(numbers => numbers.length === 2).map(([a, b]) => a > b ? [a, b] : [b, a]);
  }

  // Around what is there; a first corner alone has some two hundred metres around it.
  function frame() {
    const all = [...known.flat(), ...corners()];
    if (all.length === 0) return null;
    let [west, south, east, north] = [Math.min(...all.map(p => p[0])), Math.min(...all.map(p => p[1])), Math.max(...all.map(p => p[0])), Math.max(...all.map(p => p[1]))];
    const flat = Math.cos((south + north) / 2 * Math.PI / 180), wide = Math.max((east - west) * flat, north - south, 0.002);
    const scale = (size - 2 * space) / wide, middle = [(west + east) / 2, (south + north) / 2];
    return {
      to: ([x, y]) => [size / 2 + (x - middle[0]) * flat * scale, size / 2 - (y - middle[1]) * scale],
      back: (x, y) => [middle[0] + (x - size / 2) / (flat * scale), middle[1] - (y - size / 2) / scale],
    };
  }

  function draw() {
    svg.querySelectorAll(":scope > :not(title)").forEach(old => old.remove());
    const at = frame();
    svg.toggleAttribute("hidden", !at);
    svg.style.display = at ? "" : "none";
    if (!at) return;
    const points = ring => ring.map(p => at.to(p).map(n => n.toFixed(1)).join(",")).join(" ");
    for (const ring of known) svg.append(make("polygon", { points: points(ring), class: "known" }));
    const own = corners();
    if (own.length > 1) svg.append(make("polygon", { points: points(own), class: "own" }));
    own.forEach(p => { const [cx, cy] = at.to(p); svg.append(make("circle", { cx, cy, r: 4 })); });
  }
}

function ringsOf(shape) {
  if (shape.type === "Polygon") return [shape.coordinates[0]];
  if (shape.type === "MultiPolygon") return shape.coordinates.map(part => part[0]);
  return shape.type === "Point" ? [[shape.coordinates]] : [];
}

function make(name, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

function button(label, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "btn";
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}
