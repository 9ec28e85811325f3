// Bundles the extension into one file, so that the package has no node_modules.

import { build } from "esbuild";

const production = process.argv.includes("--production");

await build({
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode"],
    sourcemap: production ? false : "linked",
    minify: production,
    logLevel: "warning",
});
