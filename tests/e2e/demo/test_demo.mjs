// The demo is a promise of the front page: it ends well, tells every numeral of Fig. 8 in order, and leaves its pictures.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const [source, build] = process.argv.slice(2);
const state = join(build, 'demo-test');
const numerals = ['601', '602', '603', '604', '605', '606', '607', '608', '609', '610', '611', '612', '613', '614', '615', '616', '617', '618'];

test('the demo carries out Fig. 8 and leaves what it promises', () => {
  const output = execFileSync('node', [join(source, 'tools', 'demo', 'demo.mjs'), '--headless', '--fresh', '--state', state,
    '--bin', join(build, 'bin'), '--web', join(build, 'web')], { encoding: 'utf8', timeout: 150_000 });
  const told = output.split('\n').map((line) => line.slice(0, 3)).filter((start) => numerals.includes(start));
  assert.deepEqual(told, numerals);
  assert.match(output, /All books agree\./);
  for (const picture of ['phone-5-code.png', 'phone-6-paid.png', 'receipt.png', 'timeline.png']) {
    const file = join(state, 'pictures', picture);
    assert.ok(existsSync(file) && statSync(file).size > 2_000, picture);
  }
  assert.equal(readFileSync(join(state, 'timeline.txt'), 'utf8').match(/^6\d\d\t/gm).length, 18);
});

test('an independent reader finds the signed code on the phone and the QR on the receipt', () => {
  const read = (picture) => execFileSync('zbarimg', ['--quiet', '--raw', join(state, 'pictures', picture)], { encoding: 'utf8' });
  assert.match(read('phone-5-code.png'), /^KZ1:[0-9A-Z $%*+\-./:]+/);
  assert.match(read('receipt.png'), /^KZR1:/);
});
