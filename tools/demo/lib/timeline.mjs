// What happened, numeral by numeral: a line each on the terminal, and the same as text and as a picture.
import { readFile, writeFile } from 'node:fs/promises';
import { renderHtml } from './phone.mjs';

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

export class Timeline {
  constructor() {
    this.startedAt = Date.now();
    this.steps = [];
  }

  /** One numeral of Fig. 8: who said what to whom, and the evidence. */
  step(numeral, who, what) {
    const at = Date.now() - this.startedAt;
    this.steps.push({ numeral, who, what, at });
    console.log(`${numeral.padEnd(4)} ${(at / 1000).toFixed(1).padStart(6)} s  ${who.padEnd(20)} ${what}`);
  }

  text() {
    return this.steps.map(({ numeral, who, what, at }) => `${numeral}\t${(at / 1000).toFixed(2)} s\t${who}\t${what}\n`).join('');
  }

  async leave(browser, tokensFile, textFile, pictureFile, verdict) {
    await writeFile(textFile, `${this.text()}\n${verdict}`);
    const tokens = JSON.parse(await readFile(tokensFile, 'utf8'));
    const light = Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, token.light]));
    await renderHtml(browser, this.#html(light, verdict), pictureFile, 1000);
  }

  #html(color, verdict) {
    const rows = this.steps.map(({ numeral, who, what, at }) =>
      `<tr><td class="n">${numeral}</td><td class="t">${(at / 1000).toFixed(1)} s</td><td class="w">${escape(who)}</td><td class="what">${escape(what.includes('\n') ? '' : what)}${what.includes('\n') ? `<pre>${escape(what)}</pre>` : ''}</td></tr>`);
    const isWell = verdict.includes('All books agree');
    return `<!doctype html><html lang="en"><meta charset="utf-8"><style>
      body { margin: 0; padding: 32px; background: ${color.paper}; color: ${color.ink}; font: 15px/1.45 "Noto Sans", "Noto Sans CJK JP", sans-serif; }
      h1 { font-size: 26px; margin: 0 0 4px; } p { margin: 0 0 20px; color: ${color.muted}; }
      table { border-collapse: collapse; width: 100%; } td { padding: 8px 10px; border-top: 1px solid ${color.line}; vertical-align: top; }
      .n { font-weight: 700; font-size: 18px; color: ${color.accent}; white-space: nowrap; } .w { white-space: nowrap; font-weight: 600; }
      .t { text-align: right; color: ${color.muted}; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .verdict { margin-top: 20px; padding: 14px 16px; border-left: 6px solid ${isWell ? color.accent : color.danger}; background: ${color.mist}; }
      pre { margin: 8px 0 0; font: 12px/1.5 "Noto Sans Mono CJK JP", "Noto Sans Mono", monospace; white-space: pre; overflow: hidden; }
    </style><h1>One payment, from sign-up to statement</h1><p>The numerals are those of Fig. 8. Every line was read from the programs themselves.</p>
    <table>${rows.join('')}</table>
    <div class="verdict"><strong>${isWell ? '✓ All books agree' : '✗ The books disagree'}</strong><pre>${escape(verdict)}</pre></div></html>`;
  }
}
