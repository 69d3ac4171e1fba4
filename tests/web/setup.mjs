// What every web test starts from: the real center and banks, a browser, a member; and the shop's side of a sale.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accounts, Backend, cards, institutions } from './backend.mjs';
import { openBrowser, openPage } from '../../tools/demo/lib/browser.mjs';
import { PhonePage } from './phone_page.mjs';

const build = process.env.KAZASU_BUILD_DIR;
if (!build) throw new Error('KAZASU_BUILD_DIR must name the build folder; run the tests by ctest');
export const pictures = join(build, 'pictures', 'web');
export const shopNumber = 11;
export const usualMeans = { institution: institutions.member.id, kind: 'card', number: cards.usual.pan, expiry: cards.usual.expiry, label: '家計用' };
export const meansFor = (name, label) => ({ institution: institutions[accounts[name].bank].id, kind: 'account', number: accounts[name].number, label });

/** Everything runs until stop(): programs by their ids, the browser, the folder with their files. */
export async function startWorld({ shopName = 'ひだまり商店', ...options } = {}) {
    mkdirSync(pictures, { recursive: true });
    const state = mkdtempSync(join(tmpdir(), 'kazasu-web-'));
    const backend = new Backend({ bin: join(build, 'bin'), web: join(build, 'web'), state, ...options });
    const world = { backend, stop: async () => {
        await world.browser?.close();
        await backend.stop();
        rmSync(state, { recursive: true, force: true });
    } };
    try {
        await backend.prepare();
        world.shop = new Shop(backend, readFileSync(await backend.addShop(shopNumber, shopName), 'utf8').trim(), shopName);
        await backend.start();
        world.browser = await openBrowser();
    } catch (error) {
        await world.stop();
        throw error;
    }
    return world;
}

/** An open page; its complaints must be empty at the end of a test. */
export async function openPhone(world, options = {}) {
    const phone = new PhonePage(await openPage(world.browser, options), world.backend.memberUrl);
    await phone.open();
    return phone;
}

let members = 0;

export function newMember(name = '佐藤 花子') {
    members += 1;
    return { name, reading: 'さとう はなこ', email: `member${members}.${Date.now()}@example.jp`, password: 'hold-it-up-2026' };
}

export async function signedUpPhone(world, { means = [usualMeans], member = newMember(), ...options } = {}) {
    const phone = await openPhone(world, options);
    await phone.signUp(member);
    for (const one of means) await phone.addMeans(one);
    return phone;
}

/** What zbarimg, a decoder of its own, reads from a picture: [[kind, text]]. */
export function decode(picture) {
    const output = execFileSync('zbarimg', ['--quiet', '--nodbus', picture], { encoding: 'utf8' });
    return output.trimEnd().split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
}

export async function shoot(phone, name) {
    const path = join(pictures, `${name}.png`);
    await phone.page.screenshot({ path });
    return path;
}

export function makeUuid() {
    const now = BigInt(Date.now());
    const random = crypto.getRandomValues(new Uint8Array(10));
    const hex = now.toString(16).padStart(12, '0') + Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The shop's side, spoken on network 107 as docs/protocols.md says. */
export class Shop {
    constructor(backend, token, name) {
        Object.assign(this, { backend, token, name });
    }

    async send(method, path, body) {
        const answer = await fetch(this.backend.shopUrl + path, {
            method, headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body),
        });
        return { status: answer.status, body: await answer.json() };
    }

    claim(code, amountMinor, saleId = makeUuid(), claimId = makeUuid()) {
        return this.send('PUT', `/shop/v1/claims/${claimId}`, { sale_id: saleId, code, amount_minor: amountMinor, currency: 392, register: '1', entry: 'scanned' });
    }

    /** Claims and settles as a store controller does. */
    async sell(code, amountMinor) {
        const saleId = makeUuid();
        const claimId = makeUuid();
        const { body } = await this.claim(code, amountMinor, saleId, claimId);
        if (body.claim?.state !== 'granted') throw new Error(`not granted: ${JSON.stringify(body)}`);
        const settled = await this.send('POST', '/shop/v1/settlements', {
            record_id: saleId, claim_id: claimId, issuer: body.claim.issuer, issue_number: body.claim.issue_number, code, amount_used_minor: amountMinor,
            currency: 392, used_at: new Date().toISOString(), shop_number: shopNumber, shop_name: this.name, register: '1', receipt_number: '1-000001',
            goods: [{ name: 'おにぎり 鮭', quantity: 1, amount_minor: amountMinor }],
        });
        if (settled.body.settlement?.state !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(settled.body)}`);
        return settled.body.settlement;
    }

    /** Gives back some of what a settlement paid: the id of the refund. */
    async refund(settlement, amountMinor) {
        const id = makeUuid();
        const { body } = await this.send('POST', '/shop/v1/refunds', {
            refund_id: id, record_id: settlement.record_id, issue_number: settlement.issue_number, amount_minor: amountMinor, currency: 392,
            refunded_at: new Date().toISOString(), shop_number: shopNumber, register: '1', receipt_number: '1-000002',
        });
        if (body.refund?.state !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(body)}`);
        return id;
    }

    async stateOfRefund(id) {
        const answer = await fetch(`${this.backend.shopUrl}/shop/v1/refunds/${id}`, { headers: { Authorization: `Bearer ${this.token}` } });
        return (await answer.json()).refund.state;
    }
}
