import { base, number, token, valueAxis } from "../look.js";
import { mark } from "../table.js";

/** Bars that touch, from data-low to data-high of each row; lines of the law from the marks of the element: "140|text;175|text". */
export function histogram(rows, { marks }) {
  const bins = rows.filter(r => r.data.low !== undefined);
  const step = Number(bins[0]?.data.high) - Number(bins[0]?.data.low);
  const lines = (marks ?? "").split(";").filter(Boolean).map(m => m.split("|"));
  const low = Math.min(...bins.map(r => Number(r.data.low)), ...lines.map(l => Number(l[0]))) - step;
  const high = Math.max(...bins.map(r => Number(r.data.high)), ...lines.map(l => Number(l[0]))) + step;
  return {
    height: 250,
    option: {
      ...base(),
      grid: { left: 4, right: 16, top: 20 + 16 * lines.length, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: { type: "value", min: low, max: high, splitLine: { show: false }, axisLabel: { color: token("muted"), formatter: number, showMinLabel: false, showMaxLabel: false }, axisLine: { onZero: false, lineStyle: { color: token("line-strong") } } },
      yAxis: valueAxis({ minInterval: 1 }),
      series: bins[0]?.drawn.map((column, i) => ({
        type: "bar", stack: "all", barWidth: "92%", barMinWidth: 2, itemStyle: { color: token(column.color ?? "poor-5") },
        data: bins.map(row => ({ ...mark(row, row.drawn[i]), value: [(Number(row.data.low) + Number(row.data.high)) / 2, row.drawn[i].value ?? 0] })),
        markLine: i > 0 ? undefined : {
          silent: true, symbol: "none", lineStyle: { color: token("ink"), type: "dashed", width: 1.5 },
          data: lines.map(([at, text], n) => ({ xAxis: Number(at), label: { formatter: text, position: "end", align: "right", color: token("ink"), distance: [0, 4 + 14 * n] } })),
        },
      })) ?? [],
    },
  };
}
