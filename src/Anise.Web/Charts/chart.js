// <anise-chart kind="bar|rank|line|heat|flow|histogram|map|sites" label="…"> draws the table that stands in it. The table stays: a button shows it again, and
// without this script it is all there is. The picture lives in a shadow of its own, so that a page followed in place cannot disturb it.
import { init, use } from "echarts/core";
import { BarChart, HeatmapChart, LineChart, LinesChart, MapChart, SankeyChart, ScatterChart } from "echarts/charts";
import { GeoComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import { fontsReady } from "./look.js";
import { layOut, pngOf, svgOf } from "./sheet.js";
import { rowsOf } from "./table.js";
import { bars } from "./kinds/bars.js";
import { flow } from "./kinds/flow.js";
import { heat } from "./kinds/heat.js";
import { histogram } from "./kinds/histogram.js";
import { line } from "./kinds/line.js";
import { map } from "./kinds/map.js";
import { sites } from "./kinds/sites.js";

use([BarChart, HeatmapChart, LineChart, LinesChart, MapChart, SankeyChart, ScatterChart, GeoComponent, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer, SVGRenderer]);

const kinds = { bar: bars, rank: bars, line, heat, flow, histogram, map, sites };
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block }
  .box { overflow-x: auto; margin-bottom: 12px }
  .box:empty { display: none }
  .plot:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; border-radius: 3px }
  .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  @media print { :host([kind=heat]) .box { display: none } .box { overflow: visible } .plot, .plot > div { min-width: 0 !important; max-width: 100% !important } canvas { max-width: 100% !important; height: auto !important } }
`);

class AniseChart extends HTMLElement {
  #chart; #drawn; #marks = []; #at = -1; #watch;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).innerHTML = '<div class="box"></div><div class="said" aria-live="polite"></div><slot></slot>';
      this.shadowRoot.adoptedStyleSheets = [sheet];
      this.addEventListener("click", event => this.#act(event.target.closest("[data-chart-act]")?.dataset.chartAct));
    }
    this.draw();
    let width = this.clientWidth;
    this.#watch = new ResizeObserver(() => {
      if (Math.abs(this.clientWidth - width) < 2 || matchMedia("print").matches) return;
      width = this.clientWidth;
      this.draw();
    });
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  /** Draws the table as it stands now. Where that fails the table is what is left, and the console says why. */
  async draw() {
    try {
      await fontsReady();
      const table = this.querySelector("table");
      const rows = table ? rowsOf(table).filter(row => row.data.undrawn === undefined) : [];
      if (rows.length === 0 || !this.isConnected || this.clientWidth === 0) return;   // out of sight there is no width: drawn once it shows
      const made = await kinds[this.getAttribute("kind")](rows, { width: this.clientWidth, marks: this.getAttribute("marks"), shapes: this.getAttribute("shapes"), sites: this.getAttribute("sites"), view: this.getAttribute("view") });
      if (this.clientWidth > 0) this.#show(made);
    } catch (fault) {
      console.error(fault);
      delete this.dataset.drawn;
    }
  }

  #show(made) {
    this.#chart?.dispose();
    const plot = document.createElement("div");
    plot.className = "plot";
    plot.tabIndex = 0;
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", this.getAttribute("label"));
    plot.style.height = `${made.height}px`;
    plot.style.minWidth = made.least ? `${made.least}px` : "";
    this.shadowRoot.querySelector(".box").replaceChildren(plot);
    this.#drawn = { option: made.option, width: Math.max(this.clientWidth, made.least ?? 0), height: made.height };
    this.#chart = init(plot, null, { renderer: "canvas", devicePixelRatio: Math.max(2, devicePixelRatio), width: this.#drawn.width, height: made.height });
    this.#chart.setOption(made.option);
    this.#chart.on("click", mark => (mark.data ?? mark.region)?.link?.click());
    this.#marks = made.option.series.flatMap((s, seriesIndex) => [
      ...(s.links ?? []).map((data, dataIndex) => ({ data, seriesIndex, dataIndex, dataType: "edge" })),
      ...(s.links ? [] : s.data).map((data, dataIndex) => ({ data, seriesIndex, dataIndex })),
    ]).filter(m => m.data.tip && m.data.value !== null);
    this.#at = -1;
    plot.addEventListener("keydown", event => this.#key(event));
    plot.addEventListener("blur", () => this.#chart?.dispatchAction({ type: "hideTip" }));
    this.dataset.drawn = "";
    for (const button of this.querySelectorAll("[data-chart-act]")) button.hidden = false;
  }

  /** Arrows go from mark to mark and say each; Enter follows it. */
  #key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.#at = (this.#at + step + this.#marks.length + (this.#at < 0 && step < 0 ? 1 : 0)) % this.#marks.length;
      const { data, ...where } = this.#marks[this.#at];
      this.#chart.dispatchAction({ type: "downplay" });
      this.#chart.dispatchAction({ type: "highlight", ...where });
      if (where.dataType !== "edge") this.#chart.dispatchAction({ type: "showTip", ...where });   // a tip finds marks, not the ways between them
      this.shadowRoot.querySelector(".said").textContent = data.tip.replaceAll("\n", ", ");
    } else if (event.key === "Enter") this.#marks[this.#at]?.data.link?.click();
    else if (event.key === "Escape") this.#chart.dispatchAction({ type: "hideTip" });
  }

  #act(what) {
    if (what === "table") {
      this.toggleAttribute("data-table");
      this.querySelector('[data-chart-act="table"]').setAttribute("aria-pressed", this.hasAttribute("data-table"));
    } else if (what) this.#save(what);
  }

  #save(type) {
    const { option, width, height } = this.#drawn;
    const page = layOut(this, width);
    const link = document.createElement("a");
    link.download = `${this.getAttribute("file")}.${type}`;
    if (type === "svg") {
      const own = init(null, null, { renderer: "svg", ssr: true, width, height });
      own.setOption(option);
      link.href = URL.createObjectURL(new Blob([svgOf(page, own.renderToSVGString(), width, height)], { type: "image/svg+xml" }));
      own.dispose();
    } else {
      const own = init(document.createElement("div"), null, { renderer: "canvas", width, height, devicePixelRatio: 3 });
      own.setOption(option);
      link.href = pngOf(page, own.renderToCanvas({ pixelRatio: 3, backgroundColor: "#fff" }), width, height);
      own.dispose();
    }
    link.click();
    if (type === "svg") setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

customElements.define("anise-chart", AniseChart);
window.Blazor?.addEventListener("enhancedload", () => document.querySelectorAll("anise-chart").forEach(chart => chart.draw()));
