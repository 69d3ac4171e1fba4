// Our ISO 8583 codec against npm iso_8583: each reads what the other wrote, for every kind of message that we send.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createCipheriv, randomBytes } from 'node:crypto';
import Iso8583 from 'iso_8583';

const common = { 7: '1122033045', 11: '000001', 32: '99990001' };
const life = { ...common, 37: '632612000001' };
const purchase = JSON.stringify({ shop: 'EXAMPLE MART', used_at: '2026-11-22T03:30:45.000Z', amount_minor: 12800 });
const messages = [
    { 0: '0200', ...life, 3: '000000', 4: '000000012800', 12: '123045', 13: '1122', 18: '5411', 22: '032', 25: '00',
      41: 'POS00001', 42: 'SHOP00000000001', 43: 'EXAMPLE MART SHINJUKU    TOKYO        JP', 49: '392' },
    { 0: '0100', ...life, 2: '4761739001010119', 3: '000000', 4: '000000003000', 14: '3012', 49: '392', 63: 'instalments=3' },
    { 0: '0110', ...life, 3: '000000', 4: '000000003000', 38: 'A1B2C3', 39: '00', 49: '392' },
    { 0: '0220', ...life, 3: '000000', 4: '000000003000', 38: 'A1B2C3', 49: '392', 102: '1234567' },
    { 0: '0221', ...life, 3: '280000', 4: '999999999999', 33: '99990109', 49: '392', 103: '7654321' },
    { 0: '0420', ...life, 3: '000000', 4: '000000003000', 49: '392', 90: '010000000111220330450009999000100000000000' },
    { 0: '0620', ...life, 63: purchase },
    { 0: '0800', ...common, 70: '001' },
    { 0: '0810', ...common, 39: '00', 70: '301' },
];

function ours(lines) {
    const run = spawnSync(process.argv[2], { input: lines.join('\n') + '\n', encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.trimEnd().split('\n');
}

function theirs(message) {
    const bytes = new Iso8583(message).getBufferMessage();
    assert.ok(Buffer.isBuffer(bytes), JSON.stringify(bytes));
    assert.equal(bytes.readUInt16BE(0), bytes.length - 2);
    return bytes.subarray(2);
}

const written = ours(messages.map((message) => JSON.stringify(message)));
const read = ours(messages.map((message) => theirs(message).toString('hex')));
messages.forEach((message, index) => {
    const framed = Buffer.concat([Buffer.alloc(2), Buffer.from(written[index], 'hex')]);
    framed.writeUInt16BE(framed.length - 2);
    assert.deepEqual(new Iso8583().getIsoJSON(framed), message, 'they read what we wrote');
    assert.deepEqual(JSON.parse(read[index]), message, 'we read what they wrote');
});

/** AES-CMAC (NIST SP 800-38B) over a block cipher of Node's, written here from the standard. */
function cmac(key, bytes) {
    const encrypt = (block) => createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(block);
    const doubled = (block) => {
        const shifted = (BigInt(`0x${block.toString('hex')}`) << 1n) & ((1n << 128n) - 1n);
        return Buffer.from((shifted ^ (block[0] & 0x80 ? 0x87n : 0n)).toString(16).padStart(32, '0'), 'hex');
    };
    const xor = (left, right) => Buffer.from(left.map((byte, index) => byte ^ right[index]));
    const first = doubled(encrypt(Buffer.alloc(16)));
    const whole = bytes.length > 0 && bytes.length % 16 === 0;
    const count = Math.max(1, Math.ceil(bytes.length / 16));
    const last = Buffer.alloc(16);
    bytes.copy(last, 0, (count - 1) * 16);
    if (!whole) last[bytes.length - (count - 1) * 16] = 0x80;
    let state = Buffer.alloc(16);
    for (let i = 0; i < count - 1; ++i) state = encrypt(xor(state, bytes.subarray(i * 16, i * 16 + 16)));
    return encrypt(xor(state, xor(last, whole ? first : doubled(first))));
}

const key = randomBytes(32);
const sealed = ours(messages.map((message) => JSON.stringify({ ...message, mac_key: key.toString('hex') })));
messages.forEach((message, index) => {
    const bytes = Buffer.from(sealed[index], 'hex');
    const framed = Buffer.concat([Buffer.alloc(2), bytes]);
    framed.writeUInt16BE(bytes.length);
    const field = Object.keys(message).some((number) => Number(number) > 64) ? 128 : 64;
    const { [field]: code, ...rest } = new Iso8583().getIsoJSON(framed);
    assert.ok(code, `they find DE${field}`);
    assert.deepEqual(rest, message, 'they read what we sealed');
    assert.deepEqual(bytes.subarray(-8), cmac(key, bytes.subarray(0, -8)).subarray(0, 8), `DE${field} is what the standard says`);
});
assert.deepEqual(ours(['{"0":"0100","5":"1"}', 'zz']), ['error IsoFieldUnsupported', 'error ParseFailed']);
console.log(`${messages.length} messages agree in both directions`);
