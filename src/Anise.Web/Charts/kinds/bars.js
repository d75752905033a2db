import { base, categoryAxis, short, token, valueAxis } from "../look.js";
import { mark } from "../table.js";

/** Bars from zero, one group a row; a column whose series is "before" is a tick on the bar of the first. */
export function bars(rows, { width }) {
  const columns = rows[0]?.drawn.map((cell, i) => ({ ...cell, i })) ?? [];
  const wide = columns.filter(c => c.series !== "before");
  const before = columns.find(c => c.series === "before")?.i;
  // Beside a tick a text would seem to be the tick's: the values of the bars then stand in a column at the right.
  const aside = before !== undefined && wide.length === 1;
  const values = aside && categoryAxis({ data: rows.map(r => r.drawn[wide[0].i].text), inverse: true, position: "right", axisLine: { show: false }, axisLabel: { color: token("ink"), interval: 0 } });
  const names = rows.map(r => r.name);
  const room = Math.round(Math.min(260, width * 0.36));
  const lines = names.some(n => n.length * 6.4 > room) ? 2 : 1;
  return {
    height: rows.length * Math.max(wide.length * 16 + 12, lines * 15 + 10) + 44,
    option: {
      ...base(),
      grid: { left: 4, right: aside ? 4 : 56, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: valueAxis(),
      yAxis: [categoryAxis({ data: names, inverse: true, axisLabel: { color: token("ink"), width: room, overflow: "break", lineHeight: 14, formatter: name => short(name, Math.floor(room / 3.3)) } }), ...(aside ? [values] : [])],
      series: columns.map(column => column.series === "before" ? {
        type: "scatter", symbol: "rect", symbolSize: [3, 20], z: 5, itemStyle: { color: token("ink") },
        data: rows.map((row, y) => ({ ...mark(row, row.drawn[column.i]), value: [row.drawn[column.i].value, y] })),
      } : {
        type: "bar", barMaxWidth: 18, itemStyle: { color: token(column.color ?? "poor-5") },
        data: rows.map(row => ({ ...mark(row, row.drawn[column.i]), text: row.drawn[column.i].text })),
        label: { show: !aside, position: "right", color: token("ink"), formatter: m => m.data.text },
      }),
    },
  };
}
