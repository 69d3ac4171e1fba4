// One COSE library as seen from outside. Its own process, because both libraries put their class for tag 18 into
// the one cbor-x that they share. Argument: the library; input: JSON { seed, keyId, payloads, messages } with all
// bytes in hex; output: { signed: what it writes for each payload, read: what each message holds, null if it
// is not valid }.
import { createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';

globalThis.crypto ??= webcrypto; // Node 18 keeps it behind a flag.

const libraries = {
    async 'cose-kit'() {
        const { Sign1, coseVerify } = await import('cose-kit');
        return {
            async write(payload, keyId, key) {
                return (await Sign1.sign({ alg: 'EdDSA', kid: keyId }, {}, payload, key)).encode();
            },
            async read(message, key) {
                const { isValid, decoded } = await coseVerify(message, key);
                return isValid ? decoded.payload : null;
            },
        };
    },
    async '@auth0/cose'() {
        const { Algorithms, Headers, ProtectedHeaders, Sign1, UnprotectedHeaders } = await import('@auth0/cose');
        return {
            async write(payload, keyId, key) {
                const header = new ProtectedHeaders([[Headers.Algorithm, Algorithms.EdDSA], [Headers.KeyID, keyId]]);
                return (await Sign1.sign(header, new UnprotectedHeaders(), payload, key)).encode();
            },
            async read(message, key) {
                const decoded = Sign1.decode(message);
                await decoded.verify(key);
                return decoded.payload;
            },
        };
    },
};

const input = JSON.parse(readFileSync(0, 'utf8'));
const unhex = (hex) => Buffer.from(hex, 'hex');
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const privateKey = createPrivateKey({
    key: unhex('302e020100300506032b657004220420' + input.seed), format: 'der', type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey);
const library = await libraries[process.argv[2]]();
const signed = [];
for (const payload of input.payloads)
    signed.push(hex(await library.write(unhex(payload), unhex(input.keyId), privateKey)));
const read = [];
for (const message of input.messages) {
    const payload = await library.read(unhex(message), publicKey).catch(() => null);
    read.push(payload === null ? null : hex(payload));
}
console.log(JSON.stringify({ signed, read }));
