// Bundles the pictures into one module, beside it the same packed for browsers that take brotli. Usage: node build.mjs OUT-FOLDER
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const out = join(process.argv[2] ?? "out", "charts.js");
await build({ entryPoints: ["chart.js"], outfile: out, bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "eof", logLevel: "warning" });
writeFileSync(out + ".br", brotliCompressSync(readFileSync(out)));
