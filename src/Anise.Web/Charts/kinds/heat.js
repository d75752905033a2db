import { base, categoryAxis, inTwo, inkOn, shade, short, token } from "../look.js";

/** Rows by columns, shaded by class; empty where nothing is known. */
export function heat(rows, { width }) {
  const heads = rows[0]?.drawn.map(c => c.head) ?? [];
  const data = rows.flatMap((row, y) => row.drawn.map((cell, x) => ({
    value: [x, y, cell.value ?? 0], tip: `${row.name}\n${cell.head}: ${cell.text}`, link: cell.link,
    itemStyle: { color: shade(cell.step), borderColor: "#fff", borderWidth: 2 },
    label: { show: true, formatter: cell.text.replace(" %", ""), color: inkOn(cell.step), fontSize: 11 },
  })));
  return {
    height: rows.length * 32 + 140,
    least: 560,
    option: {
      ...base(),
      grid: { left: 4, right: 30, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: categoryAxis({ data: heads, position: "top", axisLine: { show: false }, axisLabel: { color: token("ink"), rotate: 40, interval: 0, fontSize: 11, lineHeight: 12, formatter: inTwo } }),
      yAxis: categoryAxis({ data: rows.map(r => r.name), inverse: true, axisLine: { show: false }, axisLabel: { color: token("ink"), formatter: text => short(text, width < 500 ? 14 : 30) } }),
      series: [{ type: "heatmap", progressive: 0, data, emphasis: { itemStyle: { borderColor: token("ink") } } }],
    },
  };
}
