// Names that are hostile stay text; every width fits; the dark theme leaves the code black on white.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { institutions } from './backend.mjs';
import { decode, meansFor, newMember, shoot, signedUpPhone, startWorld, usualMeans } from './setup.mjs';

const hostile = '<img src=x onerror="hacked=1">';
const long = 'ながい名前の店'.repeat(4);
const rightToLeft = 'חנות הפרחים מבצע';

let world;
before(async () => { world = await startWorld({ shopName: `${hostile}<script>hacked=1</script>${rightToLeft}` }); });
after(async () => { await world?.stop(); });

async function isInert(phone) {
    return phone.page.evaluate(() => {
        const roots = [document];
        let foreign = 0;
        while (roots.length > 0) {
            const root = roots.pop();
            foreign += root.querySelectorAll('img, script:not([src="phone.js"])').length;
            for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
        }
        return foreign === 0 && window.hacked === undefined;
    });
}

async function fits(phone) {
    return phone.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
}

test('hostile names stay text on every screen', async () => {
    const member = newMember(`${hostile}<script>hacked=1</script>`);
    const phone = await signedUpPhone(world, { member, means: [usualMeans, meansFor('second', hostile), { ...meansFor('empty', long), institution: institutions.member.id }] });
    assert.ok(await isInert(phone) && await fits(phone));
    assert.ok((await phone.text('kazasu-means')).includes(hostile));
    await shoot(phone, 'hostile-means-ja');
    assert.equal(await phone.ask({ amount: 2000, means: hostile }), 'approved');
    assert.ok(await isInert(phone) && await fits(phone));
    const { text } = await phone.code(await phone.takeCode());
    await world.shop.sell(text, 2000);
    await phone.paid();
    assert.ok(await isInert(phone) && await fits(phone));
    assert.ok((await phone.text('kazasu-code-outcome')).includes(hostile));
    await shoot(phone, 'hostile-paid-ja');
    await phone.go('history');
    await phone.at('kazasu-history .entry').waitFor();
    assert.ok(await isInert(phone) && await fits(phone));
    await shoot(phone, 'hostile-history-ja');
    await phone.at('header button').nth(1).click();
    await phone.at('kazasu-sign-in form').waitFor();
    assert.ok(await isInert(phone) && await fits(phone));
    assert.deepEqual(phone.page.complaints, []);
    await phone.page.context().close();
});

test('signs that turn the direction of writing are dropped even if a center lets them through', async () => {
    const phone = await signedUpPhone(world);
    await phone.page.route('**/member/v1/means*', async (route) => {
        const answer = await route.fetch();
        const body = await answer.json();
        for (const one of body.means) one.label = 'safe\u202Egnp.exe\u2066\u0007';
        return route.fulfill({ response: answer, json: body });
    });
    await phone.go('pay');
    await phone.go('means');
    await phone.at('kazasu-means .card').first().waitFor();
    const shown = await phone.text('kazasu-means .card');
    assert.match(shown, /safegnp\.exe/);
    assert.doesNotMatch(shown, /[\u202A-\u202E\u2066\u2067\u0007]/);
    assert.match(shown, /\u2068safegnp\.exe\u2069/, 'the name is isolated from the words around it');
    await phone.page.context().close();
});

const sizes = [[320, 568, 2], [360, 780, 3], [412, 915, 2.625], [1280, 800, 1]];

for (const [width, height, scale] of sizes) {
    for (const [language, colorScheme] of [['ja', 'light'], ['en', 'dark']]) {
        test(`every screen fits ${width} pixels (${language}, ${colorScheme})`, async () => {
            const phone = await signedUpPhone(world, { viewport: { width, height }, deviceScaleFactor: scale, isMobile: width < 1000, colorScheme,
                means: [usualMeans, meansFor('second', 'Second account')] });
            await phone.useLanguage(language);
            const look = async (name) => {
                await shoot(phone, `${width}-${name}-${language}-${colorScheme}`);
                assert.ok(await fits(phone), `${name} scrolls sideways`);
            };
            await look('means');
            await phone.go('add-means');
            await phone.at('kazasu-add-means form').waitFor();
            await look('add-means');
            await phone.go('history');
            await phone.at('kazasu-history .empty').waitFor();
            await look('history');
            await phone.enterAmount(12345678);
            await look('pay-means');
            await phone.at('kazasu-pay .summary button').last().click();
            await look('pay-amount');
            await phone.ask({ amount: 12345, means: '家計用' });
            await look('approved');
            const { text, digits } = await phone.code(await phone.takeCode());
            await look('code');
            assert.deepEqual(decode(await shoot(phone, `${width}-code-${language}-${colorScheme}`)), [['QR-Code', text]]);
            await codeIsBlackOnWhite(phone);
            await modulesAreWhole(phone, 57);
            await phone.page.keyboard.press('ArrowLeft');
            await phone.at('kazasu-code-picture canvas').waitFor();
            await look('bars');
            // A module of one pixel of a coarse screen is too fine for a reader, and it says so by reading nothing.
            if (scale > 1) assert.deepEqual(decode(await shoot(phone, `${width}-bars-${language}-${colorScheme}`)), [['CODE-128', digits]]);
            assert.deepEqual(phone.page.complaints, []);
            await phone.page.context().close();
        });
    }
}

/** Every pixel of the symbol is pure black or pure white, and its card is white. */
async function codeIsBlackOnWhite(phone) {
    const found = await phone.at('kazasu-code-picture').evaluate((element) => {
        const canvas = element.shadowRoot.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const values = new Set();
        for (let at = 0; at < data.length; at += 4) values.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
        return { values: [...values].sort((one, other) => one - other), corner: data[0], card: getComputedStyle(element.shadowRoot.querySelector('.card')).backgroundColor };
    });
    assert.deepEqual(found, { values: [0, 0xffffff], corner: 255, card: 'rgb(255, 255, 255)' });
}

/** A module takes the same whole number of device pixels everywhere: the canvas is neither scaled nor clipped. */
async function modulesAreWhole(phone, modules) {
    const { pixels, shown } = await phone.at('kazasu-code-picture').evaluate((element) => {
        const canvas = element.shadowRoot.querySelector('canvas');
        return { pixels: canvas.width, shown: canvas.getBoundingClientRect().width * devicePixelRatio };
    });
    assert.equal(pixels % modules, 0);
    assert.ok(Math.abs(shown - pixels) < 0.02, `${pixels} pixels are shown in ${shown}`);
}
