// What a member does on the phone page, in either language: by the names of fields and screens, not by words.

export class PhonePage {
    constructor(page, url) {
        this.page = page;
        this.url = url;
    }

    async open() {
        await this.page.goto(this.url + '/');
        await this.page.locator('kazasu-sign-in, kazasu-pay').first().waitFor();
    }

    at(selector) {
        return this.page.locator(selector);
    }

    /** What can be read there, through the elements' own roots. */
    async text(selector) {
        const first = this.at(selector).first();
        await first.waitFor({ state: 'attached' });
        return first.evaluate((start) => {
            const textOf = (node) => {
                if (node.nodeType === Node.TEXT_NODE) return node.data;
                if (node.nodeType !== Node.ELEMENT_NODE || node.localName === 'style') return '';
                const inside = [...(node.shadowRoot ?? node).childNodes].map(textOf).join('');
                return getComputedStyle(node).display.startsWith('inline') ? inside : `${inside}\n`;
            };
            return textOf(start).replace(/[^\S\n]+/g, ' ').replace(/ ?\n\s*/g, '\n').trim();
        });
    }

    async go(place) {
        await this.page.evaluate((hash) => { location.hash = hash; }, `#/${place}`);
    }

    async useLanguage(language) {
        if ((await this.page.evaluate(() => document.documentElement.lang)) !== language) await this.at('header button').first().click();
        await this.page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    }

    async fillSignUp({ name, reading, email, password }) {
        await this.go('sign-up');
        for (const [field, value] of Object.entries({ name, reading, email, password })) await this.at(`kazasu-sign-up [name=${field}]`).fill(value);
    }

    async signUp(member) {
        await this.fillSignUp(member);
        await this.at('kazasu-sign-up .accent').click();
        await this.at('kazasu-add-means form').waitFor();
    }

    async fillMeans({ institution, kind, number, expiry, label }) {
        await this.go('add-means');
        await this.at('kazasu-add-means [name=institution]').selectOption(institution);
        await this.at('kazasu-add-means [name=kind]').selectOption(kind);
        await this.at('kazasu-add-means [name=number]').fill(number);
        if (kind === 'card') await this.at('kazasu-add-means [name=expiry]').fill(`${expiry.slice(2)}/${expiry.slice(0, 2)}`);
        await this.at('kazasu-add-means [name=label]').fill(label);
    }

    async addMeans(means) {
        await this.fillMeans(means);
        await this.at('kazasu-add-means .accent').click();
        await this.at('kazasu-means .card').first().waitFor();
    }

    async enterAmount(amount) {
        await this.go('pay');
        const change = this.at('kazasu-pay .summary button');
        await this.at('kazasu-pay').waitFor();
        if (!(await this.at('kazasu-keypad').isVisible()) && (await change.count()) > 0) await change.last().click();
        await this.at('kazasu-keypad').waitFor();
        for (let left = 0; left < 10; left += 1) await this.at('kazasu-keypad button').last().click();
        for (const digit of String(amount)) await this.at(`kazasu-keypad button`).filter({ hasText: new RegExp(`^${digit}$`) }).click();
        await this.at('kazasu-pay .accent').click();
        await this.at('kazasu-means-choice .choice').first().waitFor();
    }

    async pick(label) {
        await this.at('kazasu-means-choice .choice').filter({ hasText: label }).locator('input').check();
    }

    /** From the amount to the bank's answer: 'approved', 'refused', or 'stopped' when the bank could not be asked. */
    async ask({ amount, means, instalments = 1, shopNumber = '' }) {
        await this.enterAmount(amount);
        await this.pick(means);
        if (instalments > 1) await this.at('kazasu-pay [name=instalments]').selectOption(String(instalments));
        await this.at('kazasu-pay [name=shop]').fill(String(shopNumber));
        await this.at('kazasu-pay .accent').click();
        await this.at('kazasu-authorisation').waitFor();
        return this.answer();
    }

    async answer() {
        const sign = this.at(`kazasu-authorisation[authorisation-id="${await this.issueNumber()}"] .sign`).first();
        await sign.waitFor({ timeout: 60_000 });
        const kind = await sign.getAttribute('class');
        return kind.includes('good') ? 'approved' : kind.includes('bad') ? 'refused' : 'stopped';
    }

    async takeCode() {
        await this.at('kazasu-authorisation .accent').click();
        await this.at('kazasu-code-picture canvas').waitFor({ timeout: 30_000 });
        return this.issueNumber();
    }

    /** The id at the end of the address: of a code, or of an authorisation. */
    issueNumber() {
        return this.page.evaluate(() => location.hash.split('/').at(-1));
    }

    /** What the page asks the center with the member's own session: evidence, not the way the page works. */
    fetch(path) {
        return this.page.evaluate(async (where) => (await fetch(where)).json(), path);
    }

    async code(issueNumber) {
        return (await this.fetch(`/member/v1/codes/${issueNumber}`)).code;
    }

    async paid(limitMs = 15_000) {
        await this.at('kazasu-code-outcome .sign').waitFor({ timeout: limitMs });
    }
}
