// Reads the table under a picture. Raw numbers stand in data-value, classes of colour in data-class; a column that is drawn has data-series on its head.

/** @returns {{name: string, data: DOMStringMap, link: HTMLAnchorElement|null, cells: Cell[], drawn: Cell[]}[]} the rows of the body */
export function rowsOf(table) {
  const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
  return [...table.tBodies[0].rows].map(row => {
    const [first, ...rest] = row.cells;
    const cells = rest.map((cell, i) => ({
      value: cell.dataset.value ? Number(cell.dataset.value) : null,
      step: Number(cell.dataset.class ?? 0),
      text: cell.textContent.trim(),
      short: cell.dataset.short,   // what is written on a mark, where the text is too long for it
      link: cell.querySelector("a"),
      head: heads[i + 1].dataset.name ?? heads[i + 1].textContent.trim(),
      series: heads[i + 1].dataset.series,
      color: heads[i + 1].dataset.color,
    }));
    return { name: first.textContent.trim(), data: row.dataset, link: first.querySelector("a"), cells, drawn: cells.filter(c => c.series !== undefined) };
  });
}

/** A mark of a picture: its value, what is said when it is pointed at, where it leads. */
export const mark = (row, cell, more) => ({ value: cell.value, tip: `${row.name}\n${cell.head}: ${cell.text}`, link: cell.link ?? row.link, ...more });
