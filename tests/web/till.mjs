// A town with a real till: the programs of the demo, whose store controller reads photographs of the phone's screen with
// the reader that shops use, and a phone page in front of it.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, openPage } from '../../tools/demo/lib/browser.mjs';
import { Program, stopAll, until } from '../../tools/demo/lib/programs.mjs';
import { member, payerBank, Town } from '../../tools/demo/lib/town.mjs';
import { PhonePage } from './phone_page.mjs';
import { pictures } from './setup.mjs';

const build = process.env.KAZASU_BUILD_DIR;
const source = fileURLToPath(new URL('../..', import.meta.url));
export const card = { institution: payerBank.institution, kind: 'card', number: member.card, expiry: member.expiry, label: 'みどりカード' };
export { member, payerBank, shop, shopBank } from '../../tools/demo/lib/town.mjs';

/** Told line by line what its cashier does; every line is answered by one JSON line. */
class Till {
    constructor(town) {
        this.town = town;
        this.program = new Program('store', town.program('kazasu-controller'), ['run', '-', '--config', town.storeFile], town.logs);
    }

    async do(command, limitMs = 60_000) {
        const from = this.program.lines.length;
        this.program.write(command);
        const answer = await this.program.line(command, (line) => line.startsWith('{') && JSON.parse(line), from, limitMs);
        if (answer.ok === false) throw new Error(`till: ${command}: ${JSON.stringify(answer)}`);
        return answer;
    }

    /** Goods from all over the catalogue; the sale. */
    async ringUp(count = 3) {
        for (const good of await this.town.goods(count)) await this.do(`scan ${good}`);
        return (await this.do('status')).sale;
    }

    /** The photograph is moved into the scanner's folder at once, as a camera would deliver it whole. */
    async holdUp(picture) {
        const held = join(this.town.scans, 'phone.png');
        if (existsSync(held)) unlinkSync(held);
        const arriving = join(this.town.state, 'store', 'arriving.png');
        copyFileSync(picture, arriving);
        renameSync(arriving, held);
        await this.do('wait-scan 30');
        return (await this.do('wait-settlement 40')).settlement;
    }
}

export async function startTown() {
    mkdirSync(pictures, { recursive: true });
    const state = mkdtempSync(join(tmpdir(), 'kazasu-town-'));
    const town = new Town({ bin: join(build, 'bin'), web: join(build, 'web'), state, sample: join(source, 'resources/sample/catalogue.csv') });
    try {
        await town.found();
        await town.open();
        town.till = new Till(town);
        await town.till.do('wait-online 30');
        town.browser = await openBrowser();
    } catch (error) {
        await stopTown(town);
        throw error;
    }
    return town;
}

export async function stopTown(town) {
    await town?.browser?.close();
    await stopAll();
    if (town) rmSync(town.state, { recursive: true, force: true });
}

export async function openTownPhone(town, options = {}) {
    const phone = new PhonePage(await openPage(town.browser, options), town.memberUrl);
    await phone.open();
    return phone;
}

/** The line of a code's life that matches, once it is there. */
export function happened(town, code, pattern) {
    return until(String(pattern), async () => (await town.explain(code)).split('\n').find((line) => pattern.test(line)), 40_000);
}
