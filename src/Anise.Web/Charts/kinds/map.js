import { registerMap } from "echarts/core";
import { base, inkOn, shade, token } from "../look.js";
import { mark } from "../table.js";

const read = {};   // the shapes of an address, asked for once: a map that follows a slider is drawn often

async function shapesAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    delete read[address];
    throw new Error(`${address}: ${answer.status}`);
  }
  const communes = await answer.json();
  registerMap(address, communes);
  return communes;
}

/** The shapes of an address, known to the library under it. */
export const shapesOf = address => (read[address] ??= shapesAt(address));

/** A degree of longitude is shorter than one of latitude. */
export const aspectOf = communes => Math.cos((communes.features[0].geometry.coordinates.flat(Infinity)[1] * Math.PI) / 180);

/** Communes shaded by class. The shapes come from the address in the attribute "shapes"; data-code of a row names its shape. */
export async function map(rows, { shapes, width }) {
  const communes = await shapesOf(shapes);
  const known = rows.filter(r => r.drawn[0].value !== null);
  return {
    height: width < 500 ? 320 : 460,
    option: {
      ...base(),
      series: [{
        type: "map", map: shapes, nameProperty: "code", aspectScale: aspectOf(communes), layoutCenter: ["50%", "50%"], layoutSize: "98%", selectedMode: false,
        itemStyle: { borderColor: "#fff", borderWidth: 1.1, areaColor: token("line") },
        emphasis: { itemStyle: { borderColor: token("ink"), borderWidth: 1.6, areaColor: null } },
        label: { show: false },
        labelLayout: { hideOverlap: true },
        data: rows.map(row => {
          const cell = row.drawn[0];
          const color = shade(cell.step);
          return {
            ...mark(row, cell), name: row.data.code, itemStyle: { areaColor: color }, emphasis: { itemStyle: { areaColor: color }, label: { color: inkOn(cell.step) } },
            label: { show: known.length <= 20 && cell.value !== null && width >= 500, formatter: cell.short ?? cell.text.replace(" %", ""), color: inkOn(cell.step), fontSize: 11, fontWeight: 600, textBorderWidth: 0 },
          };
        }),
      }],
    },
  };
}
