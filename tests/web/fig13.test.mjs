// Fig. 13, 801 to 818 (embodiment 2): only the information crosses the network, the phone makes the image (75) and shows
// it (76), and a shop's real till reads it from the pixels of the screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../../tools/demo/lib/programs.mjs';
import { decode, shoot } from './setup.mjs';
import { card, happened, member, openTownPhone, payerBank, shop, shopBank, startTown, stopTown } from './till.mjs';

const authorised = 3000;
let town;
let phone;
let sale;
let issueNumber;
let settlement;
const requests = [];
before(async () => { town = await startTown(); });
after(async () => { await stopTown(town); });

const balance = async () => (await town.books109()).accounts[member.account];

test('801 the member registers, and lets the phone draw', async () => {
    phone = await openTownPhone(town);
    phone.page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await phone.signUp(member);
    await phone.addMeans(card);
    await phone.go('sessions');
    await phone.at('kazasu-sessions [name=draws]').check();
    await shoot(phone, 'fig13-setting-ja');
});

test('802 a payment arises in the shop', async () => {
    sale = await town.till.ringUp();
    assert.ok(sale.due_minor > 0 && sale.due_minor < authorised, String(sale.due_minor));
});

test('803 the phone authenticates', async () => {
    await phone.at('header button').nth(1).click();
    await phone.at('kazasu-sign-in [name=password]').fill(member.password);
    await phone.at('kazasu-sign-in .accent').click();
    await phone.at('kazasu-phone nav').waitFor();
});

test('804 the center presents the means', async () => {
    await phone.enterAmount(authorised);
    assert.match(await phone.text('kazasu-means-choice'), /みどりカード/);
});

test('805 the phone sends means and amount; 806 and 807 the bank is asked and answers', async () => {
    assert.equal(await phone.ask({ amount: authorised, means: card.label }), 'approved');
    const id = await phone.issueNumber();
    await happened(town, id, /authorisation pending -> approved/);
    assert.equal(await balance(), 50_000); // held, not debited
});

test('808 the information is delivered, and no image; 809 the debit follows', async () => {
    issueNumber = await phone.takeCode();
    await happened(town, issueNumber, /code issued -> delivered/);
    await happened(town, issueNumber, /bank message debit .* answered 00/);
    assert.equal(await balance(), 50_000 - authorised);
    assert.ok(requests.some((path) => path === '/zxing_writer.wasm'));
    assert.deepEqual(requests.filter((path) => path.endsWith('/image')), []);
});

test('the phone makes the image, in each display of Fig. 7, with the network cut', async () => {
    const code = await phone.code(issueNumber);
    await phone.page.context().setOffline(true);
    assert.deepEqual(decode(await shoot(phone, 'fig13-a-ja')), [['QR-Code', code.text]]); // A, with the amount
    await phone.at('kazasu-code .row button').nth(2).click();
    assert.doesNotMatch(await phone.text('kazasu-code .top'), /3,000/);
    await phone.page.keyboard.press('ArrowUp');
    assert.deepEqual(decode(await shoot(phone, 'fig13-b-ja')), [['QR-Code', code.text]]); // B, turned
    await phone.page.keyboard.press('ArrowRight');
    await phone.at('kazasu-code-picture canvas').waitFor();
    assert.deepEqual(decode(await shoot(phone, 'fig13-c-ja')), [['CODE-128', code.digits]]); // C, another one
    await phone.page.keyboard.press('ArrowDown');
    assert.deepEqual(decode(await shoot(phone, 'fig13-c-turned-ja')), [['CODE-128', code.digits]]);
    const card = await phone.at('kazasu-code-picture canvas').boundingBox();
    await phone.page.mouse.move(card.x + 20, card.y + 20);
    await phone.page.mouse.down();
    await phone.page.mouse.move(card.x + 120, card.y + 20);
    await phone.page.mouse.up(); // a swipe goes back to the first
    await phone.page.waitForFunction(() => document.querySelector('kazasu-phone').shadowRoot.querySelector('kazasu-code').shadowRoot.querySelector('kazasu-code-picture')?.bars === false);
    await phone.at('kazasu-code-picture canvas').waitFor();
});

/** Widths of what is black or white in the symbol's first row with a finder pattern, in the screen's pixels. */
async function runsOfTopRow() {
    return phone.page.evaluate(() => {
        const picture = document.querySelector('kazasu-phone').shadowRoot.querySelector('kazasu-code').shadowRoot.querySelector('kazasu-code-picture');
        const canvas = picture.shadowRoot.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const dark = (x, y) => data[4 * (y * canvas.width + x)] < 128;
        let top = 0;
        while (![...Array(canvas.width).keys()].some((x) => dark(x, top))) top += 1;
        const runs = [];
        for (let x = 0; x < canvas.width; x += 1) {
            if (x > 0 && dark(x, top) === dark(x - 1, top)) runs[runs.length - 1] += 1;
            else runs.push(1);
        }
        const place = canvas.getBoundingClientRect();
        return { runs, top, width: canvas.width, shown: place.width * devicePixelRatio, left: place.left * devicePixelRatio, greys: [...new Set(data)].sort((a, b) => a - b) };
    });
}

test('every module is a whole number of pixels, black on white, with its quiet zone', async () => {
    const { runs, top, width, shown, left, greys } = await runsOfTopRow();
    const module = runs[1] / 7; // the finder pattern
    assert.ok(Number.isInteger(module) && module >= 2, String(runs));
    assert.ok(runs.every((run) => run % module === 0), String(runs));
    assert.equal(width, 57 * module);
    assert.equal(runs[0], 4 * module);
    assert.equal(runs.at(-1), 4 * module);
    assert.equal(top, 4 * module);
    assert.ok(Math.abs(shown - width) < 0.01 && Math.abs(left - Math.round(left)) < 0.02, `${shown} ${left}`);
    assert.deepEqual(greys, [0, 255]);
});

test('810 the till reads the screen; 811 the goods are handed over', async () => {
    const picture = await shoot(phone, 'fig13-read-ja');
    await phone.page.context().setOffline(false);
    settlement = await town.till.holdUp(picture);
    assert.equal(settlement.phase, 'accepted');
    assert.equal(settlement.amount_minor, sale.due_minor);
    await phone.paid(40_000);
});

test('812 to 814 the center, 109 and 110 learn of it', async () => {
    await happened(town, issueNumber, /settlement record .* accepted/);
    await happened(town, issueNumber, /bank message purchase .* answered 00/);
    await happened(town, issueNumber, /bank message payment .* answered 00/);
});

test('815 to 817 the money is with the shop, and what was unused with the member', async () => {
    await happened(town, issueNumber, /bank message refund .* answered 00/);
    assert.equal((await town.books109()).due_to[shopBank.institution], sale.due_minor);
    assert.equal((await town.books110()).due_from[payerBank.institution], sale.due_minor);
    assert.equal((await town.books110()).accounts[shop.account], sale.due_minor);
    assert.equal(await balance(), 50_000 - sale.due_minor);
});

test('818 the statement names the shop, and all books agree', async () => {
    assert.match(await town.statement('ja'), new RegExp(shop.name));
    await until('all books to agree', async () => (await town.check()).isWell, 30_000, 500);
    assert.deepEqual(phone.page.complaints.filter((words) => !/ERR_INTERNET_DISCONNECTED/.test(words)), []);
});

for (const [language, width, colorScheme] of [['ja', 320, 'dark'], ['en', 320, 'light'], ['ja', 390, 'light'], ['en', 390, 'dark']]) {
    test(`a drawn code fits and reads on ${width} pixels (${language}, ${colorScheme})`, async () => {
        const small = await openTownPhone(town, { viewport: { width, height: 700 }, deviceScaleFactor: 2, colorScheme });
        await small.at('kazasu-sign-in [name=email]').fill(member.email);
        await small.at('kazasu-sign-in [name=password]').fill(member.password);
        await small.at('kazasu-sign-in .accent').click();
        await small.at('kazasu-phone nav').waitFor();
        await small.useLanguage(language);
        await small.go('sessions');
        await small.at('kazasu-sessions [name=draws]').check();
        const fits = () => small.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
        assert.ok(await fits());
        await shoot(small, `fig13-setting-${width}-${language}`);
        assert.equal(await small.ask({ amount: 100, means: card.label }), 'approved');
        const { text } = await small.code(await small.takeCode());
        assert.deepEqual(decode(await shoot(small, `fig13-code-${width}-${language}`)), [['QR-Code', text]]);
        assert.ok(await fits());
        await small.at('kazasu-code .quiet').click();
        await small.at('kazasu-code .question .danger').click();
        await small.paid();
        await small.page.context().close();
    });
}
