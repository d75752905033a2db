import { base, number, token, valueAxis } from "../look.js";
import { mark } from "../table.js";

/**
 * Values over years, one line a column. A line is broken where the law changes (data-break, with the name of the new standard, on its first row) and never leads to a year
 * that is not complete (data-partial), whose point is hollow.
 */
export function line(rows) {
  const years = rows.map(r => Number(r.name));
  const breaks = rows.filter(r => r.data.break !== undefined).map(r => ({ at: Number(r.name) - 0.5, after: r.data.break }));
  const runs = years.map(year => breaks.filter(b => b.at < year).length);
  const series = [];
  const ends = rows.findLast(r => r.data.partial === undefined && r.drawn.some(c => c.value !== null))?.drawn.map(c => c.value ?? 0) ?? [];
  rows[0]?.drawn.forEach((column, i) => {
    for (const run of new Set(runs)) {
      const points = rows.map((row, r) => ({ row, r, cell: row.drawn[i] })).filter(p => runs[p.r] === run);
      const color = token(column.color ?? "poor-5");
      const whole = points.filter(p => p.row.data.partial === undefined);
      const last = whole.findLast(p => p.cell.value !== null);
      const make = (some, more) => some.map(p => ({ ...mark(p.row, p.cell), value: [years[p.r], p.cell.value], ...more(p) }));
      series.push({
        name: column.head, type: "line", connectNulls: false, symbol: "circle", symbolSize: 7, lineStyle: { width: 2.6, color, type: column.series === "dashed" ? "dashed" : "solid" }, itemStyle: { color },
        data: make(whole, p => ({ label: { show: p === last, position: ends[i] < Math.max(...ends) ? "bottom" : "top", distance: 7, color: token("ink"), fontWeight: 600, formatter: p.cell.text } })),
      });
      const partial = points.filter(p => p.row.data.partial !== undefined && p.cell.value !== null);
      if (partial.length > 0) series.push({ type: "scatter", symbol: "circle", symbolSize: 8, itemStyle: { color: "#fff", borderColor: color, borderWidth: 2 }, data: make(partial, p => ({ tip: `${mark(p.row, p.cell).tip}\n${p.row.data.partial}` })) });
    }
  });
  const first = series.find(s => s.type === "line" && s.data.some(p => p.value[1] !== null));   // a line without points carries no marks
  if (first) first.markLine = {
    silent: true, symbol: "none", lineStyle: { color: token("edge"), type: "dashed" },
    data: breaks.map(b => {
      const early = b.at < (years[0] + years.at(-1)) / 2;
      return { xAxis: b.at, label: { formatter: early ? `→ ${b.after}` : `${b.after} →`, position: "end", align: early ? "left" : "right", padding: [0, 4], color: token("muted"), fontSize: 11 } };
    }),
  };
  return {
    height: 230,
    option: {
      ...base(),
      grid: { left: 4, right: 30, top: 34, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: { type: "value", min: Math.min(...years) - 0.3, max: Math.max(...years) + 0.3, interval: 1, splitLine: { show: false }, axisTick: { show: false }, axisLine: { lineStyle: { color: token("line-strong") } },
        axisLabel: { show: true, color: token("muted"), customValues: years, formatter: year => String(year), showMinLabel: true, showMaxLabel: true } },
      yAxis: valueAxis({ axisLabel: { formatter: number, color: token("muted") } }),
      series,
    },
  };
}
