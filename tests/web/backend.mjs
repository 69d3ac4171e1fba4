// The programs behind a sale, on loopback with SQLite files under one folder: the member's bank 109, the shop's
// bank 110 and the settlement center. Unlike the demo's town it has accounts to be refused, one for each reason.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, Program, runToEnd } from '../../tools/demo/lib/programs.mjs';

export const institutions = {
    member: { id: '00010109', name: 'みどり銀行', reading: 'みどりぎんこう' },
    shop: { id: '00010110', name: 'あおぞら信用金庫', reading: 'あおぞらしんようきんこ' },
};
export const issuer = '00000101';

/** Who banks where. Each exists to be approved, or to be refused for one reason. */
export const accounts = {
    usual: { bank: 'member', number: '1000001', holder: '佐藤 花子', reading: 'さとう はなこ', balance: 250_000 },
    empty: { bank: 'member', number: '1000002', holder: '佐藤 花子', reading: 'さとう はなこ', balance: 300 },
    limited: { bank: 'member', number: '1000003', holder: '佐藤 花子', reading: 'さとう はなこ', balance: 900_000, limit: 10_000 },
    blocked: { bank: 'member', number: '1000004', holder: '佐藤 花子', reading: 'さとう はなこ', balance: 100_000, isBlocked: true },
    second: { bank: 'shop', number: '2000001', holder: '佐藤 花子', reading: 'さとう はなこ', balance: 80_000 },
    shop: { bank: 'shop', number: '7000001', holder: 'ひだまり商店', reading: 'ひだまりしょうてん', kind: 'shop', balance: 0 },
};
export const cards = {
    usual: { bank: 'member', pan: '4980010000000013', expiry: '3012', account: accounts.usual.number },
    expired: { bank: 'member', pan: '4980010000000021', expiry: '2001', account: accounts.usual.number },
};

export class Backend {
    constructor({ bin, web, state, codeLifetimeMs, bankTimeoutMs }) {
        Object.assign(this, { bin, web, state });
        this.logs = this.folder('logs');
        this.options = { codeLifetimeMs, bankTimeoutMs };
        this.ports = {};
        this.running = [];
    }

    /** Runs one of the programs' commands to its end. */
    command(program, ...words) {
        return runToEnd(join(this.bin, program), words);
    }

    folder(name) {
        const folder = join(this.state, name);
        mkdirSync(folder, { recursive: true });
        return folder;
    }

    write(room, file, content) {
        const path = join(this.folder(room), file);
        writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2) + '\n', { mode: 0o600 });
        return path;
    }

    get configs() {
        return {
            member: join(this.state, 'bank109/bank.json'),
            shop: join(this.state, 'bank110/bank.json'),
            center: join(this.state, 'center/center.json'),
        };
    }

    get memberUrl() {
        return `http://127.0.0.1:${this.ports.memberApi}`;
    }

    get shopUrl() {
        return `http://127.0.0.1:${this.ports.shopApi}`;
    }

    async prepare() {
        this.ports.member = await freePort();
        this.ports.shop = await freePort();
        this.writeBank('bank109', 'member', 'shop');
        this.writeBank('bank110', 'shop', 'member');
        await this.openAccounts();
        this.write('center', 'center.json', {
            issuer, name: 'かざす決済センター', member: { address: '127.0.0.1', port: 0 }, shop: { address: '127.0.0.1', port: 0 },
            banks: ['member', 'shop'].map((side) => ({ institution: institutions[side].id, name: institutions[side].name,
                reading: institutions[side].reading, host: '127.0.0.1', port: this.ports[side] })),
            database: 'center.sqlite', signing_key: 'signing.key', secret_key: 'secret.key', web: this.web,
            ...(this.options.codeLifetimeMs ? { code_lifetime_ms: this.options.codeLifetimeMs } : {}),
            ...(this.options.bankTimeoutMs ? { bank_timeout_ms: this.options.bankTimeoutMs } : {}),
        });
    }

    writeBank(room, side, other) {
        this.write(room, 'bank.json', {
            institution: { id: institutions[side].id, name: institutions[side].name },
            listen: { address: '127.0.0.1', port: this.ports[side] }, database: 'bank.sqlite',
            peers: [{ institution: institutions[other].id, host: '127.0.0.1', port: this.ports[other] }], centers: [{ id: issuer }],
        });
    }

    async openAccounts() {
        const bank = (side, ...words) => this.command('kazasu-bank', '--config', this.configs[side], ...words);
        for (const account of Object.values(accounts)) {
            await bank(account.bank, 'account', 'add', '--number', account.number, '--holder', account.holder, '--reading', account.reading,
                '--kind', account.kind ?? 'member', '--balance', String(account.balance), ...(account.limit ? ['--limit', String(account.limit)] : []));
            if (account.isBlocked) await bank(account.bank, 'account', 'block', '--number', account.number);
        }
        for (const card of Object.values(cards)) await bank(card.bank, 'card', 'add', '--pan', card.pan, '--expiry', card.expiry, '--account', card.account);
    }

    /** Must be called before start(): the center's own command writes its books. Returns the path of the token file. */
    async addShop(number, name) {
        const tokenFile = join(this.folder('center'), `shop-${number}.token`);
        await this.command('kazasu-center', 'shop', 'add', '--config', this.configs.center, '--number', String(number), '--name', name,
            '--institution', institutions.shop.id, '--account', accounts.shop.number, '--token-file', tokenFile);
        return tokenFile;
    }

    async startBank(side) {
        const bank = new Program(`bank-${side}`, join(this.bin, 'kazasu-bank'), ['--config', this.configs[side]], this.logs);
        this.running.push(bank);
        await bank.line('ready', (line) => line.startsWith('ready'));
        return bank;
    }

    async start() {
        this.banks = { member: await this.startBank('member'), shop: await this.startBank('shop') };
        const center = new Program('center', join(this.bin, 'kazasu-center'), ['--config', this.configs.center], this.logs);
        this.running.push(center);
        [, this.ports.memberApi, this.ports.shopApi] = await center.line('ready', (line) => /^ready member=(\d+) shop=(\d+)/.exec(line));
    }

    /** In the reverse order of starting. */
    async stop() {
        for (const program of this.running.reverse()) await program.stop();
    }
}
