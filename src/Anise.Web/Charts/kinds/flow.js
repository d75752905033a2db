import { base, number, short, token } from "../look.js";

/** Where the households of each class came from and went: data-from and data-to name the two sides of a row, data-from-color and data-to-color their colours. */
export function flow(rows, { width }) {
  const shown = rows.filter(r => r.cells.at(-1).value > 0);
  const nodes = new Map();
  const side = (prefix, name, color, depth) => {
    nodes.set(prefix + name, { name: prefix + name, depth, itemStyle: { color: token(color ?? "other") }, label: { position: depth === 0 ? "right" : "left" } });
    return prefix + name;
  };
  const links = shown.map(row => {
    const cell = row.cells.at(-1);
    return { source: side("0", row.data.from, row.data.fromColor, 0), target: side("1", row.data.to, row.data.toColor, 1), value: cell.value, tip: `${row.name}\n${cell.text}`, link: cell.link };
  });
  const total = name => links.reduce((sum, l) => sum + (l.source === name || l.target === name ? l.value : 0), 0);
  for (const node of nodes.values()) node.tip = `${node.name.slice(1)}: ${number(total(node.name))}`;
  return {
    height: 300,
    option: {
      ...base(),
      series: [{
        type: "sankey", left: 4, right: 4, top: 8, bottom: 8, nodeWidth: 12, nodeGap: 16, draggable: false, layoutIterations: 0, data: [...nodes.values()], links,
        lineStyle: { color: "source", opacity: 0.28 }, emphasis: { focus: "trajectory", lineStyle: { opacity: 0.55 } },
        label: { color: token("ink"), formatter: node => `${short(node.name.slice(1), width < 380 ? 16 : 40)} · ${number(total(node.name))}` },
      }],
    },
  };
}
