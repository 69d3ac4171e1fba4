// The little town of the demo: two banks, a center, a shop, a member; their configuration files and first accounts.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Program, freePort, runToEnd } from './programs.mjs';

export const payerBank = { institution: '99990109', name: 'みどり銀行', reading: 'ミドリギンコウ' };
export const shopBank = { institution: '99990110', name: 'あおぞら信用金庫', reading: 'アオゾラシンヨウキンコ' };
export const issuer = '99990001';
export const shop = { number: 1001, name: 'かざす商店 本町店', account: '7654321' };
export const member = {
  name: '山田 花子',
  reading: 'やまだ はなこ',
  email: 'hanako@example.jp',
  password: 'kazasu demo 2026',
  account: '1234567',
  card: '4980000000000006',
  expiry: '3112',
};

async function writeJson(file, value) {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
  return file;
}

/** A key for a line to a bank: 64 hex digits that only their owner may read. */
async function writeLineKey(file) {
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
}

export class Town {
  constructor(options) {
    this.bin = options.bin;
    this.state = options.state;
    this.web = options.web;
    this.sample = options.sample;
    this.pictures = join(options.state, 'pictures');
    this.logs = join(options.state, 'logs');
    this.scans = join(options.state, 'store', 'scans');
    this.receipts = join(options.state, 'store', 'receipts');
  }

  program(name) {
    return join(this.bin, name);
  }

  /** Folders, configuration files, accounts, the catalogue. */
  async found() {
    for (const folder of [this.pictures, this.logs, this.scans, this.receipts]) await mkdir(folder, { recursive: true });
    [this.port109, this.port110, this.memberPort, this.shopPort, this.enrolmentPort] = [
      await freePort(), await freePort(), await freePort(), await freePort(), await freePort(),
    ];
    this.memberUrl = `http://localhost:${this.memberPort}`;
    for (const line of [payerBank.institution, shopBank.institution, 'banks']) await writeLineKey(join(this.state, `line-${line}.key`));
    this.bank109File = await this.#bankFile(payerBank, this.port109, shopBank, this.port110);
    this.bank110File = await this.#bankFile(shopBank, this.port110, payerBank, this.port109);
    await this.#openAccounts();
    await this.#foundCenter();
    await this.#foundStore();
  }

  #bankFile(own, port, peer, peerPort) {
    return writeJson(join(this.state, `bank-${own.institution}.json`), {
      institution: { id: own.institution, name: own.name },
      listen: { address: '127.0.0.1', port },
      database: `bank-${own.institution}.sqlite`,
      peers: [{ institution: peer.institution, host: '127.0.0.1', port: peerPort, mac_key: 'line-banks.key' }],
      centers: [{ id: issuer, mac_key: `line-${own.institution}.key` }],
    });
  }

  async #openAccounts() {
    const bank = this.program('kazasu-bank');
    const at109 = ['--config', this.bank109File];
    await runToEnd(bank, [...at109, 'account', 'add', '--number', member.account, '--holder', member.name,
      '--reading', 'ヤマダ ハナコ', '--balance', '50000']);
    await runToEnd(bank, [...at109, 'card', 'add', '--pan', member.card, '--expiry', member.expiry,
      '--account', member.account]);
    await runToEnd(bank, ['--config', this.bank110File, 'account', 'add', '--number', shop.account, '--holder', shop.name,
      '--reading', 'カザスショウテン', '--kind', 'shop']);
  }

  async #foundCenter() {
    const link = (bank, port) => ({ ...bank, host: '127.0.0.1', port, mac_key: `line-${bank.institution}.key` });
    this.centerFile = await writeJson(join(this.state, 'center.json'), {
      issuer,
      name: 'Kazasu 決済センター',
      member: { address: '127.0.0.1', port: this.memberPort },
      shop: { address: '127.0.0.1', port: this.shopPort, identity: 'shop-door' },
      enrolment: { address: '127.0.0.1', port: this.enrolmentPort },
      banks: [link(payerBank, this.port109), link(shopBank, this.port110)],
      database: 'center.sqlite',
      signing_key: 'center.signing.key',
      secret_key: 'center.secret.key',
      web: this.web,
      origins: [this.memberUrl, `http://127.0.0.1:${this.memberPort}`],
    });
    await runToEnd(this.program('kazasu-center'), ['shop', 'add', '--config', this.centerFile, '--number', String(shop.number),
      '--name', shop.name, '--institution', shopBank.institution, '--account', shop.account]);
  }

  async #foundStore() {
    this.storeFile = await writeJson(join(this.state, 'store.json'), {
      shop: {
        name: shop.name,
        address: '東京都千代田区本町1-2-3',
        phone: '03-0000-0000',
        registration_number: 'T7123456789012',
        footer: 'またのご来店をお待ちしております',
      },
      register: { name: '01', number: 1 },
      receipt: { language: 'ja', columns: 48 },
      tax: { prices_include_tax: true, rounding: 'down' },
      center: { url: `https://127.0.0.1:${this.shopPort}`, enrolment: 'store/enrolment' },
      database: 'store/store.sqlite',
      scanners: [`folder:${this.scans}`],
      printers: [`png:${this.receipts}`],
    });
    await runToEnd(this.program('kazasu-controller'), ['import', this.sample, '--config', this.storeFile]);
  }

  /** The two banks and the center, each waited for until it serves. */
  async open() {
    const start = (name, executable, args) => new Program(name, this.program(executable), args, this.logs);
    this.bank109 = start('bank-109', 'kazasu-bank', ['--config', this.bank109File]);
    this.bank110 = start('bank-110', 'kazasu-bank', ['--config', this.bank110File]);
    await this.bank109.line('ready', (line) => /^ready/.test(line));
    await this.bank110.line('ready', (line) => /^ready/.test(line));
    this.center = start('center', 'kazasu-center', ['serve', '--config', this.centerFile]);
    await this.center.line('ready', (line) => /^ready/.test(line));
    await this.#enrolShop();
  }

  /** The shop's machine makes its own key; from now on its line to the center is TLS, known by that key. */
  async #enrolShop() {
    const { stdout } = await runToEnd(this.program('kazasu-center'),
      ['shop', 'enrol', '--config', this.centerFile, '--number', String(shop.number)]);
    const code = stdout.split('\n')[0];
    await runToEnd(this.program('kazasu-controller'), ['enrol', code, '--config', this.storeFile]);
  }

  /** The codes of some goods of the sample catalogue, from all over it, so that both tax rates are met. */
  async goods(count) {
    const lines = (await readFile(this.sample, 'utf8')).split(/\r?\n/).slice(1).filter(Boolean);
    const step = Math.floor(lines.length / count);
    return Array.from({ length: count }, (_, i) => lines[i * step].split(',')[0]);
  }

  async books109() {
    return JSON.parse((await runToEnd(this.program('kazasu-bank'), ['--config', this.bank109File, 'books', '--json'])).stdout);
  }

  async books110() {
    return JSON.parse((await runToEnd(this.program('kazasu-bank'), ['--config', this.bank110File, 'books', '--json'])).stdout);
  }

  async centerBooks() {
    return JSON.parse((await runToEnd(this.program('kazasu-center'), ['books', '--json', '--config', this.centerFile])).stdout);
  }

  async explain(code) {
    return (await runToEnd(this.program('kazasu-center'), ['explain', code, '--config', this.centerFile])).stdout;
  }

  async sales() {
    return JSON.parse((await runToEnd(this.program('kazasu-controller'), ['sales', '--json', '--config', this.storeFile])).stdout);
  }

  async statement(language) {
    return (await runToEnd(this.program('kazasu-bank'),
      ['--config', this.bank109File, 'statement', member.account, '--language', language, '--text'])).stdout;
  }

  /** The three-way check; its table and whether all agree. */
  async check() {
    const answer = await runToEnd(this.program('kazasu'), ['check', '--center', this.centerFile, '--bank', this.bank109File,
      '--bank', this.bank110File, '--store', this.storeFile], { allowed: [0, 1] });
    return { isWell: answer.code === 0, table: answer.stdout };
  }
}
