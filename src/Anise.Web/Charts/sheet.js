// A picture that is passed on says what it is: over it its title, with place and year, and its legend; under it its notes and its source.
import { font } from "./look.js";

const margin = 16, ink = "#1b1f24", faint = "#57606a";
const text = element => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** Lines of text and marks of the legend over and under a picture of a width, with the room they take. */
export function layOut(chart, width) {
  const pen = document.createElement("canvas").getContext("2d");
  const wrap = (words, size, weight) => {
    pen.font = `${weight} ${size}px ${font}`;
    const lines = [];
    for (const word of words.split(" ")) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && pen.measureText(longer).width <= width - 2 * margin) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };
  const over = [], under = [];
  let y = margin;
  for (const line of wrap(chart.getAttribute("label") ?? "", 15, 600)) over.push({ x: margin, y: (y += 18), text: line, size: 15, weight: 600, color: ink });
  let x = margin;
  pen.font = `400 12px ${font}`;
  for (const item of chart.querySelectorAll(".legend li")) {
    const said = text(item), long = pen.measureText(said).width + 34;
    if (x === margin || x + long > width - margin) [x, y] = [margin, y + 20];
    over.push({ x, y: y - 10, mark: getComputedStyle(item.querySelector("i")).backgroundColor }, { x: x + 18, y, text: said, size: 12, weight: 400, color: ink });
    x += long;
  }
  let down = 4;
  const notes = [...chart.querySelectorAll(".picture-note")].map(text);
  const source = text(chart.querySelector(".picture-foot > span:not(.grow)")) || [...chart.querySelectorAll(".picture-foot details li")].map(text).join(", ");
  for (const note of [...notes, source].filter(Boolean)) for (const line of wrap(note, 11, 400)) under.push({ x: margin, y: (down += 15), text: line, size: 11, weight: 400, color: faint });
  return { over, under, top: y + 10, bottom: down + margin };
}

/** The whole as one SVG. */
export function svgOf({ over, under, top, bottom }, drawn, width, height) {
  const safe = words => words.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
  const put = (items, from) => items.map(i => i.mark
    ? `<rect x="${i.x}" y="${i.y + from}" width="12" height="12" fill="${safe(i.mark)}" stroke="${faint}" stroke-width=".5"/>`
    : `<text x="${i.x}" y="${i.y + from}" font-family="${safe(font)}" font-size="${i.size}" font-weight="${i.weight}" fill="${i.color}">${safe(i.text)}</text>`).join("");
  const whole = top + height + bottom;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}">`
    + `<rect width="${width}" height="${whole}" fill="#fff"/>${put(over, 0)}<g transform="translate(0 ${top})">${drawn}</g>${put(under, top + height)}</svg>`;
}

/** The whole as a PNG, as the address of its data. */
export function pngOf({ over, under, top, bottom }, drawn, width, height) {
  const canvas = document.createElement("canvas"), scale = drawn.width / width;
  [canvas.width, canvas.height] = [drawn.width, Math.round((top + height + bottom) * scale)];
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, top + height + bottom);
  pen.drawImage(drawn, 0, top, width, height);
  for (const [items, from] of [[over, 0], [under, top + height]]) {
    for (const i of items) {
      pen.fillStyle = i.mark ?? i.color;
      if (i.mark) pen.fillRect(i.x, i.y + from, 12, 12);
      else {
        pen.font = `${i.weight} ${i.size}px ${font}`;
        pen.fillText(i.text, i.x, i.y + from);
      }
    }
  }
  return canvas.toDataURL("image/png");
}
