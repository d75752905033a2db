// Colours, type and numbers of the pictures: the tokens of the style sheet and the language of the page.
const style = getComputedStyle(document.documentElement);
const root = () => document.documentElement;

export const token = name => style.getPropertyValue(`--${name}`).trim();
export const font = "'Be Vietnam Pro', system-ui, sans-serif";   // single quotes: the drawing stands in attributes of an SVG
export const number = value => new Intl.NumberFormat(root().lang === "en" ? "en" : "vi-VN").format(value);

/** The colour of a class from 1 to 6; paler than the first where nothing is known. */
export const shade = step => token(step ? `poor-${step}` : "line");

/** A colour of text that can be read on a class. */
export const inkOn = step => (step >= 5 ? "#fff" : token("ink"));

/** The fonts must be there before a canvas writes with them. */
export const fontsReady = () => Promise.all(["400", "600"].map(weight => document.fonts.load(`${weight} 12px ${font}`, "Xã ạ")));

/** Text as it is, line by line: nothing in it is read as markup. */
export const lines = text => text.split("\n").map(line => Object.assign(document.createElement("div"), { textContent: line }));

/** What every picture has. */
export const base = () => ({
  animation: false,
  textStyle: { fontFamily: font, fontSize: 12, color: token("muted") },
  tooltip: {
    trigger: "item", confine: true, transitionDuration: 0, backgroundColor: "#fff", borderColor: token("line-strong"), borderWidth: 1, padding: [8, 12],
    textStyle: { fontFamily: font, fontSize: 13, color: token("ink") }, formatter: mark => lines(mark.data?.tip ?? ""),
  },
});

export const valueAxis = more => ({
  type: "value", min: 0, axisLabel: { color: token("muted"), formatter: number }, splitLine: { lineStyle: { color: token("line") } }, splitNumber: 4, ...more,
});

export const categoryAxis = more => ({
  type: "category", axisTick: { show: false }, axisLine: { lineStyle: { color: token("line-strong") } }, axisLabel: { color: token("ink") }, ...more,
});

/** Text cut to a width that a narrow picture can hold. */
export const short = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text);

/** Text in two lines, broken at the space nearest its middle where it is long. */
export const inTwo = text => {
  const middle = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map(found => found.index).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return text.length <= 18 || spaces.length === 0 ? text : `${text.slice(0, spaces[0])}\n${text.slice(spaces[0] + 1)}`;
};
