// Writes src/tokens.css from resources/look/tokens.json, the one source of the house's colours, which the
// cashier's program reads as it is. With --check nothing is written: a stale file or a text colour that is
// hard to read (below 4.5:1, amounts below 7:1) is an error.
import { readFileSync, writeFileSync } from 'node:fs';

const source = new URL('../../look/tokens.json', import.meta.url);
const target = new URL('../src/tokens.css', import.meta.url);
const tokens = JSON.parse(readFileSync(source, 'utf8'));

const cssName = (name) => '--' + name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());

function block(theme, indent) {
    return Object.entries(tokens)
        .map(([name, value]) => `${indent}${cssName(name)}: ${value[theme]};`)
        .join('\n');
}

function css() {
    return `/* Generated from resources/look/tokens.json by tools/tokens.mjs (npm run tokens). */
:root {
    color-scheme: light dark;
${block('light', '    ')}
}

@media (prefers-color-scheme: dark) {
    :root {
${block('dark', '        ')}
    }
}
`;
}

/** WCAG 2.2, relative luminance of an sRGB colour "#RRGGBB". */
function luminance(colour) {
    const [red, green, blue] = [1, 3, 5]
        .map((start) => parseInt(colour.slice(start, start + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((left, right) => left - right);
    return (high + 0.05) / (low + 0.05);
}

/** Text on its ground, and the least contrast that the look asks for. */
const pairs = [
    ['ink', 'paper', 7], ['ink', 'mist', 7],
    ...['muted', 'danger', 'warn', 'info', 'accent'].flatMap((text) => [[text, 'paper', 4.5], [text, 'mist', 4.5]]),
    ['onAccent', 'accent', 4.5],
];

function hardToRead() {
    return pairs.flatMap(([text, ground, least]) => ['light', 'dark'].flatMap((theme) => {
        const ratio = contrast(tokens[text][theme], tokens[ground][theme]);
        return ratio < least ? [`${text} on ${ground} (${theme}): ${ratio.toFixed(2)}:1, wanted ${least}:1`] : [];
    }));
}

if (process.argv.includes('--check')) {
    const complaints = hardToRead();
    if (readFileSync(target, 'utf8') !== css()) complaints.push('src/tokens.css is stale: npm run tokens');
    complaints.forEach((complaint) => console.error(complaint));
    process.exitCode = complaints.length > 0 ? 1 : 0;
} else {
    writeFileSync(target, css());
}
