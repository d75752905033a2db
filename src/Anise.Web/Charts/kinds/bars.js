import { base, categoryAxis, short, token, valueAxis } from "../look.js";
import { mark } from "../table.js";

/** Bars from zero, one group a row; a column whose series is "before" is a tick on the bar of the first. */
export function bars(rows, { width }) {
  const columns = rows[0]?.drawn.map((cell, i) => ({ ...cell, i })) ?? [];
  const wide = columns.filter(c => c.series !== "before");
  const names = rows.map(r => r.name);
  const longest = width < 500 ? 18 : 34;
  return {
    height: rows.length * (wide.length * 16 + 12) + 44,
    option: {
      ...base(),
      grid: { left: 4, right: 56, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: valueAxis(),
      yAxis: categoryAxis({ data: names, inverse: true, axisLabel: { color: token("ink"), formatter: name => short(name, longest) } }),
      series: columns.map(column => column.series === "before" ? {
        type: "scatter", symbol: "rect", symbolSize: [3, 20], z: 5, itemStyle: { color: token("ink") },
        data: rows.map((row, y) => ({ ...mark(row, row.drawn[column.i]), value: [row.drawn[column.i].value, y] })),
      } : {
        type: "bar", barMaxWidth: 18, itemStyle: { color: token(column.color ?? "poor-5") },
        label: { show: true, position: "right", color: token("ink"), formatter: m => m.data.text },
        data: rows.map(row => ({ ...mark(row, row.drawn[column.i]), text: row.drawn[column.i].text })),
      }),
    },
  };
}
