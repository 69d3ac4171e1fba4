// Bundles the pages into one folder: dist/, or the folder named by --out. The center serves that folder as it
// is, under a policy that allows no inline script and no inline style, so everything is a file of its own.
import { copyFileSync, existsSync, mkdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const home = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(home, 'dist') } } });

/** One page a row: the HTML file and what it loads. The courier's and the merchant's pages come here. */
const pages = [{ html: 'index.html', script: 'phone' }];

if (!existsSync(join(home, 'node_modules/esbuild/package.json')) || ['lit', 'zxing-wasm'].some((name) => !existsSync(join(home, `node_modules/${name}/package.json`)))) {
    console.error(`The npm packages of ${home} are missing. Install them with: npm --prefix ${home} ci --ignore-scripts`);
    process.exit(1);
}
const { build } = await import('esbuild');

rmSync(values.out, { recursive: true, force: true });
mkdirSync(values.out, { recursive: true });
await build({
    absWorkingDir: home,
    entryPoints: Object.fromEntries([
        ...pages.map((page) => [page.script, `src/${page.script}/main.ts`]),
        ['app', 'src/app.css'],
    ]),
    outdir: values.out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'safari16.4', 'firefox115'],
    legalComments: 'linked',
    logLevel: 'warning',
});
copyFileSync(join(home, 'node_modules/zxing-wasm/dist/writer/zxing_writer.wasm'), join(values.out, 'zxing_writer.wasm'));
copyFileSync(join(home, '../look/kazasu.svg'), join(values.out, 'kazasu.svg'));
for (const page of pages) {
    copyFileSync(join(home, page.html), join(values.out, page.html));
    utimesSync(join(values.out, page.html), new Date(), new Date()); // the build tool compares times
}
