// What the compiler does not see: things the page's policy forbids or that have one door, stale colours, long files,
// and errors of core/error.h that have no words.
import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';

const home = fileURLToPath(new URL('..', import.meta.url));
const mostLines = 300;

/** [what, pattern, the only files that may] */
const bans = [
    ['markup from strings', /innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\.write/, []],
    ['code from strings', /\beval\(|new Function\b|import\(/, []],
    ['an inline style, which the policy forbids', /\sstyle\s*=\s*["$`]|styleMap|\.cssText/, []],
    ['an inline script, which the policy forbids', /\son[a-z]+\s*=\s*["']|<script(?![^>]*\bsrc=)|javascript:/, []],
    ['a request past the one door', /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource/, ['src/shared/request.ts']],
    ['storage past the one door', /localStorage|sessionStorage|indexedDB|document\.cookie/, ['src/shared/store.ts']],
    ['the clock of the phone instead of the center', /Date\.now\(/, ['src/shared/request.ts', 'src/shared/uuid.ts']],
    ['a foreign host', /https?:\/\/(?!www\.w3\.org\/)/, []],
    ['an escape from the type checker', /\bany\b(?=[\s;,)>\]])(?<=[:<]\s*any)|@ts-|as unknown as/, []],
    ['a note to oneself', /TODO|FIXME|XXX|console\.(log|debug)/, []],
    ['a box that blocks', /\b(alert|confirm|prompt)\(['"`]/, []],
];

function filesBelow(folder) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

function complaintsIn(path) {
    const name = relative(home, path);
    const lines = readFileSync(path, 'utf8').split('\n');
    const found = lines.flatMap((line, index) => bans
        .filter(([, pattern, doors]) => pattern.test(line) && !doors.includes(name))
        .map(([what]) => `${name}:${index + 1}: ${what}`));
    if (lines.length > mostLines) found.push(`${name}: ${lines.length} lines, ${mostLines} are the limit`);
    return found;
}

/** Errors with a row of their own: general (1-99), code (300-399), bank (600-699), member (700-799). */
async function errorsWithoutWords() {
    const header = readFileSync(join(home, '../../core/error.h'), 'utf8');
    const names = [...header.matchAll(/^\s+([A-Z]\w+) = (\d+),/gm)]
        .filter(([, , code]) => [0, 3, 6, 7].includes(Math.floor(Number(code) / 100)))
        .map(([, name]) => name);
    const bundle = await build({ entryPoints: [join(home, 'src/shared/error_words.ts')], bundle: true, write: false, format: 'esm', logLevel: 'error' });
    const { errorRows } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString('base64')}`);
    return names.filter((name) => !(name in errorRows)).map((name) => `error_words.ts: no words for ${name}`);
}

const complaints = [
    ...[...filesBelow(join(home, 'src')), join(home, 'index.html')].flatMap(complaintsIn),
    ...(await errorsWithoutWords()),
];
complaints.forEach((complaint) => console.error(complaint));
const tokens = spawnSync(process.execPath, [join(home, 'tools/tokens.mjs'), '--check'], { stdio: 'inherit' });
process.exitCode = complaints.length > 0 || tokens.status !== 0 ? 1 : 0;
