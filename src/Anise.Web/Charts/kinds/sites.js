import { base, lines, shade, token } from "../look.js";
import { mark } from "../table.js";
import { aspectOf, shapesOf } from "./map.js";

// Told apart by form, not by hue alone; the page's legend shows the same.
const looks = { Assets: ["circle", "done-4"], Infrastructure: ["rect", "focus"], Days: ["diamond", "near"], Evidence: ["triangle", "ink"] };

async function drawnAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()).features;
}

const opens = href => ({ click: () => Object.assign(document.createElement("a"), { href }).click() });

/** The points and the lines of a geometry, each as it is drawn. */
function parts({ type, coordinates, geometries }) {
  switch (type) {
    case "Point": return [{ point: coordinates }];
    case "LineString": return [{ line: coordinates }];
    case "MultiPoint": return coordinates.map(point => ({ point }));
    case "MultiLineString": return coordinates.map(line => ({ line }));
    case "Polygon": return [{ line: coordinates[0] }];
    case "MultiPolygon": return coordinates.map(([line]) => ({ line }));
    default: return (geometries ?? []).flatMap(parts);
  }
}

/** The corners of the communes of some codes, with some land around them; null for the whole map. */
function corners(communes, view) {
  const codes = new Set((view ?? "").split(" ").filter(Boolean));
  const flat = communes.features.filter(f => codes.has(f.properties.code)).flatMap(f => f.geometry.coordinates.flat(Infinity));
  if (flat.length === 0) return null;
  let [west, east, south, north] = [180, -180, 90, -90];
  for (let i = 0; i < flat.length; i += 2) {
    west = Math.min(west, flat[i]); east = Math.max(east, flat[i]);
    south = Math.min(south, flat[i + 1]); north = Math.max(north, flat[i + 1]);
  }
  const [x, y] = [(east - west) / 20, (north - south) / 20];
  return [[west - x, north + y], [east + x, south - y]];
}

/** Communes shaded by the number of things in them, and things drawn at their sites over them, from the GeoJSON at the address in the attribute "sites". */
export async function sites(rows, { shapes, sites: address, view, width }) {
  const [communes, features] = await Promise.all([shapesOf(shapes), drawnAt(address)]);
  const boundingCoords = corners(communes, view);
  const drawn = features.flatMap(({ geometry, properties: { layer, tip, href } }) => parts(geometry).map(part => ({ ...part, layer, tip, link: opens(href) })));
  return {
    height: width < 500 ? 360 : 520,
    option: {
      ...base(),
      geo: {
        map: shapes, nameProperty: "code", aspectScale: aspectOf(communes), layoutCenter: ["50%", "50%"], layoutSize: "98%", ...(boundingCoords && { boundingCoords }), tooltip: { show: true },
        itemStyle: { borderColor: token("line-strong"), borderWidth: 0.8, areaColor: token("line") },
        label: { show: false }, select: { disabled: true },
        emphasis: { label: { show: false }, itemStyle: { borderColor: token("ink"), borderWidth: 1.4, areaColor: null } },
        regions: rows.filter(row => row.data.code).map(row => {
          const { tip, link } = mark(row, row.drawn[0]);
          const areaColor = shade(row.drawn[0].step);
          return { name: row.data.code, link, itemStyle: { areaColor }, emphasis: { itemStyle: { areaColor } }, tooltip: { formatter: () => lines(tip) } };
        }),
      },
      series: Object.entries(looks).flatMap(([layer, [symbol, color]]) => {
        const own = drawn.filter(d => d.layer === layer), style = { color: token(color), opacity: 0.85 };
        return [
          { type: "lines", coordinateSystem: "geo", polyline: true, lineStyle: { ...style, width: 3 }, data: own.filter(d => d.line).map(({ line, tip, link }) => ({ coords: line, tip, link })) },
          { type: "scatter", coordinateSystem: "geo", symbol, symbolSize: drawn.length > 1000 ? 4 : 8, large: true, largeThreshold: 2000, itemStyle: { ...style, borderColor: "#fff", borderWidth: 0.8 }, data: own.filter(d => d.point).map(({ point, tip, link }) => ({ value: point, tip, link })) },
        ];
      }),
    },
  };
}
