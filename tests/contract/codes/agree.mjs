// Our settlement codes against independent implementations: npm base45 and cbor, the COSE libraries cose-kit and
// @auth0/cose, and Ed25519 of Node. Each reads what the other wrote; Ed25519 is deterministic, so where both write
// the same claims, the bytes must be the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import base45 from 'base45';
import cbor from 'cbor';

const SETTLEMENT = -65537;
const seed = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey);
const rawPublicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const keyId = createHash('sha256').update(rawPublicKey).digest().subarray(0, 4);

function ours(lines) {
    const input = lines.join('\n') + '\n';
    const run = spawnSync(process.argv[2], [seed.toString('hex')], { input, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.trimEnd().split('\n');
}

// A small generator with a fixed seed: a failure today is the same failure tomorrow.
let state = 20261122;
function below(bound) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
}

function randomClaims() {
    const claims = {
        issuer: '99990001', issued_at: below(2 ** 32 - 100000), expires_at: 0,
        number: Buffer.from(Array.from({ length: 8 }, () => below(256))).toString('hex'), kind: 1 + below(4),
    };
    claims.expires_at = claims.issued_at + 1 + below(86400);
    if (claims.kind !== 2) {
        claims.amount_minor = 1 + below(2 ** (1 + below(31)));
        claims.currency = [392, 840, 978][below(3)];
    }
    if (below(2) === 1) claims.account_bucket = below(65536);
    if (below(2) === 1) claims.shop = 1 + below(10 ** (1 + below(9)) - 1);
    return claims;
}

function payloadOf(claims) {
    const settlement = new Map();
    if ('amount_minor' in claims) settlement.set(1, claims.amount_minor).set(2, claims.currency);
    if (claims.kind !== 1) settlement.set(3, claims.kind);
    if ('account_bucket' in claims) settlement.set(4, claims.account_bucket);
    if ('shop' in claims) settlement.set(5, claims.shop);
    return cbor.encodeCanonical(new Map([
        [1, claims.issuer], [4, claims.expires_at], [6, claims.issued_at], [7, Buffer.from(claims.number, 'hex')],
        [SETTLEMENT, settlement],
    ]));
}

function claimsOf(payload) {
    const map = cbor.decodeFirstSync(payload, { preferMap: true });
    assert.deepEqual([...map.keys()], [1, 4, 6, 7, SETTLEMENT]);
    const settlement = map.get(SETTLEMENT);
    const claims = {
        issuer: map.get(1), issued_at: map.get(6), expires_at: map.get(4), number: map.get(7).toString('hex'),
        kind: settlement.get(3) ?? 1,
    };
    if (settlement.has(1)) Object.assign(claims, { amount_minor: settlement.get(1), currency: settlement.get(2) });
    if (settlement.has(4)) claims.account_bucket = settlement.get(4);
    if (settlement.has(5)) claims.shop = settlement.get(5);
    return claims;
}

const textOf = (cose) => 'KZ1:' + base45.encode(Buffer.from(cose));
const coseOf = (text) => {
    assert.ok(text.startsWith('KZ1:') && text.length <= 220, text);
    return base45.decode(text.slice(4));
};

// A whole code without any COSE library, for headers and algorithms that they do not write.
function codeBy(algorithm, payload, unprotectedHeader = new Map()) {
    const header = cbor.encodeCanonical(new Map([[1, algorithm], [4, keyId]]));
    const signature = sign(null, cbor.encodeCanonical(['Signature1', header, Buffer.alloc(0), payload]), privateKey);
    return textOf(cbor.encodeCanonical(new cbor.Tagged(18, [header, unprotectedHeader, payload, signature])));
}

function readByHand(text, claims) {
    const tagged = cbor.decodeFirstSync(coseOf(text), { preferMap: true });
    assert.equal(tagged.tag, 18);
    const [header, unprotectedHeader, payload, signature] = tagged.value;
    assert.deepEqual(cbor.decodeFirstSync(header, { preferMap: true }), new Map([[1, -8], [4, keyId]]));
    assert.deepEqual(unprotectedHeader, new Map());
    assert.deepEqual(claimsOf(payload), claims);
    assert.ok(verify(null, cbor.encode(['Signature1', header, Buffer.alloc(0), payload]), publicKey, signature));
}

function peer(library, payloads, messages) {
    const run = spawnSync(process.execPath, [fileURLToPath(new URL('cose_peer.mjs', import.meta.url)), library], {
        input: JSON.stringify({ seed: seed.toString('hex'), keyId: keyId.toString('hex'), payloads, messages }),
        encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
    return JSON.parse(run.stdout);
}

function withFlippedSignatureBit(cose) {
    const damaged = Buffer.from(cose);
    damaged[damaged.length - 1 - below(64)] ^= 1 << below(8);
    return damaged;
}

const count = 60;
const all = Array.from({ length: count }, randomClaims);
const written = ours(all.map((claims) => JSON.stringify(claims)));
const payloads = all.map((claims) => payloadOf(claims).toString('hex'));
const messages = written.map(coseOf);
const damaged = messages.map(withFlippedSignatureBit);
all.forEach((claims, index) => readByHand(written[index], claims));
for (const answer of ours(damaged.map(textOf))) assert.equal(answer, 'error CodeSignatureInvalid');

for (const library of ['cose-kit', '@auth0/cose']) {
    const { signed, read } = peer(library, payloads, [...messages, ...damaged].map((cose) => cose.toString('hex')));
    assert.deepEqual(read.slice(0, count), payloads, `${library} reads what we wrote`);
    assert.deepEqual(read.slice(count), damaged.map(() => null), `${library} and we refuse the same`);
    const theirs = signed.map((cose) => textOf(Buffer.from(cose, 'hex')));
    assert.deepEqual(theirs, written, `${library} writes the same bytes`);
    assert.deepEqual(ours(theirs).map((answer) => JSON.parse(answer)), all, `we read what ${library} wrote`);
}
assert.deepEqual(all.map((claims) => codeBy(-8, payloadOf(claims))), written, 'cbor and Node write the same bytes');

// The successor number of Ed25519, which the libraries do not know yet, and what must be refused.
const plain = {
    issuer: '99990001', issued_at: 1795305600, expires_at: 1795305900, number: '0123456789abcdef', kind: 1,
    amount_minor: 12800, currency: 392,
};
const payload = payloadOf(plain);
const unordered = cbor.encode(new Map([...cbor.decodeFirstSync(payload, { preferMap: true })].reverse()));
assert.deepEqual(JSON.parse(ours([codeBy(-19, payload)])[0]), plain);
const refused = [
    [codeBy(-7, payload), 'CodeAlgorithmUnsupported'],
    [codeBy(-8, payload, new Map([[4, keyId]])), 'CodeMalformed'],
    [codeBy(-8, payloadOf({ ...plain, issuer: '99990002' })), 'CodeIssuerUnknown'],
    [codeBy(-8, payloadOf({ ...plain, kind: 5 })), 'CodeKindUnsupported'],
    [codeBy(-8, payloadOf({ ...plain, currency: 999 })), 'CodeWrongCurrency'],
    [codeBy(-8, unordered), 'CodeMalformed'],
    [textOf(Buffer.concat([coseOf(codeBy(-8, payload)), Buffer.alloc(1)])), 'CodeMalformed'],
    ['4901234567894', 'CodeNotSettlement'],
];
assert.deepEqual(ours(refused.map(([text]) => text)), refused.map(([, name]) => `error ${name}`));
console.log(`${count} codes agree in both directions with base45, cbor, cose-kit, @auth0/cose and Node`);
