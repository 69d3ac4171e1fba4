// From sign-up to "paid", through the page as a member uses it and the shop API as a shop uses it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decode, openPhone, newMember, shoot, signedUpPhone, startWorld, usualMeans, meansFor, shopNumber } from './setup.mjs';

let world;
before(async () => { world = await startWorld(); });
after(async () => { await world?.stop(); });

for (const language of ['ja', 'en']) {
    test(`a member signs up, takes a code and sees it paid (${language})`, async () => {
        const phone = await openPhone(world);
        await phone.useLanguage(language);
        const pictureOf = (name) => shoot(phone, `${name}-${language}`);
        const member = newMember();
        await pictureOf('sign-in');
        await phone.fillSignUp(member);
        await pictureOf('sign-up');
        await phone.at('kazasu-sign-up .accent').click();
        await phone.at('kazasu-add-means form').waitFor();
        await phone.fillMeans(usualMeans);
        await pictureOf('add-means');
        await phone.at('kazasu-add-means .accent').click();
        await phone.at('kazasu-means .card').first().waitFor();
        await phone.addMeans(meansFor('second', 'おこづかい'));
        await pictureOf('means');
        await phone.go('history');
        await phone.at('kazasu-history .empty').waitFor();
        await pictureOf('history-empty');
        await phone.go('pay');
        await phone.at('kazasu-keypad').waitFor();
        await pictureOf('pay-amount');
        await phone.enterAmount(3280);
        await phone.pick('家計用');
        await pictureOf('pay-means');
        assert.equal(await phone.ask({ amount: 3280, means: '家計用', instalments: 3 }), 'approved');
        await pictureOf('approved');

        const issueNumber = await phone.takeCode();
        const code = await phone.code(issueNumber);
        assert.equal(code.state, 'delivered');
        assert.deepEqual(decode(await pictureOf('code-qr')), [['QR-Code', code.text]]);
        await phone.page.keyboard.press('ArrowRight');
        await phone.at('kazasu-code-picture canvas').waitFor();
        assert.deepEqual(decode(await pictureOf('code-bars')), [['CODE-128', code.digits]]);

        const settlement = await world.shop.sell(code.text, 3000);
        assert.equal(settlement.returned_minor, 280);
        await phone.paid();
        await pictureOf('paid');
        const said = await phone.text('kazasu-code-outcome');
        assert.match(said, language === 'ja' ? /\u2068ひだまり商店\u2069でお支払い済み（\d\d:\d\d）/ : /Paid at \u2068ひだまり商店\u2069, \d\d:\d\d/);
        assert.match(said, /¥3,000/);
        assert.match(said, /¥280/);
        assert.match(await phone.text('kazasu-phone .aloud'), /ひだまり商店/);

        await phone.go('history');
        await phone.at('kazasu-history .entry.redeemed').waitFor();
        await pictureOf('history');
        assert.match(await phone.text('kazasu-history'), /ひだまり商店/);
        assert.deepEqual(phone.page.complaints, []);
        await phone.page.context().close();
    });
}

test('an unused code is cancelled only after a second question', async () => {
    const phone = await signedUpPhone(world);
    await phone.ask({ amount: 500, means: '家計用' });
    const issueNumber = await phone.takeCode();
    await phone.at('kazasu-code .quiet').click();
    await shoot(phone, 'cancel-question-ja');
    assert.equal((await phone.code(issueNumber)).state, 'delivered');
    await phone.at('kazasu-code .question .danger').click();
    await phone.paid();
    assert.match(await phone.text('kazasu-code-outcome'), /取り消しました[^]*¥500/);
    await shoot(phone, 'revoked-ja');
    assert.equal((await phone.code(issueNumber)).state, 'revoked');
    assert.deepEqual(phone.page.complaints, []);
    await phone.page.context().close();
});

test('a code for one shop is bound to it and offers no cancelling', async () => {
    const phone = await signedUpPhone(world);
    assert.equal(await phone.ask({ amount: 700, means: '家計用', shopNumber }), 'approved');
    const issueNumber = await phone.takeCode();
    assert.equal((await phone.code(issueNumber)).shop_number, shopNumber);
    assert.equal(await phone.at('kazasu-code .quiet').count(), 0);
    await shoot(phone, 'code-bound-ja');
    await phone.page.context().close();
});

test('an approval that the member cancels leaves nothing to pay', async () => {
    const phone = await signedUpPhone(world);
    await phone.ask({ amount: 900, means: '家計用' });
    const id = await phone.issueNumber();
    await phone.at('kazasu-authorisation .stack button').nth(1).click();
    await phone.at('kazasu-authorisation .late').waitFor();
    assert.equal((await phone.fetch(`/member/v1/authorisations/${id}`)).authorisation.state, 'cancelled');
    assert.deepEqual((await phone.fetch('/member/v1/codes')).codes, []);
    await shoot(phone, 'cancelled-ja');
    await phone.page.context().close();
});

test('the amount can be hidden, the code turned, and both still read', async () => {
    const phone = await signedUpPhone(world);
    await phone.ask({ amount: 1234, means: '家計用' });
    const { text } = await phone.code(await phone.takeCode());
    await phone.at('kazasu-code .row button').nth(2).click();
    assert.doesNotMatch(await phone.text('kazasu-code .top'), /1,234/);
    await phone.page.keyboard.press('ArrowUp');
    assert.deepEqual(decode(await shoot(phone, 'code-hidden-turned-ja')), [['QR-Code', text]]);
    await phone.page.context().close();
});

test('the page knows the member again by the client id alone', async () => {
    const member = newMember();
    const phone = await signedUpPhone(world, { member, means: [] });
    await phone.at('header button').nth(1).click();
    await phone.at('kazasu-sign-in [name=password]').fill(member.password);
    assert.equal(await phone.at('kazasu-sign-in [name=email]').count(), 0);
    await shoot(phone, 'welcome-back-ja');
    const [request] = await Promise.all([
        phone.page.waitForRequest((sent) => sent.url().endsWith('/sessions') && sent.method() === 'POST'),
        phone.at('kazasu-sign-in .accent').click(),
    ]);
    assert.match(request.postDataJSON().client_id, /^[0-9a-f-]{36}$/);
    await phone.at('kazasu-pay').waitFor();
    await phone.page.context().close();
});

test('everything up to the code can be done with the keyboard', async () => {
    const phone = await signedUpPhone(world, { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false });
    const { keyboard } = phone.page;
    await phone.go('pay');
    await phone.at('kazasu-keypad').waitFor();
    await keyboard.type('1500');
    await keyboard.press('Enter');
    await phone.at('kazasu-means-choice .choice').first().waitFor();
    await tabTo(phone, '.accent');
    await keyboard.press('Enter');
    assert.equal(await phone.answer(), 'approved');
    await tabTo(phone, '.accent');
    await keyboard.press('Enter');
    await phone.at('kazasu-code-picture canvas').waitFor();
    assert.deepEqual(phone.page.complaints, []);
    await phone.page.context().close();
});

/** Presses Tab until the focus is on what the selector names, and insists that the focus can be seen there. */
async function tabTo(phone, selector) {
    for (let presses = 0; presses < 30; presses += 1) {
        await phone.page.keyboard.press('Tab');
        const outline = await phone.page.evaluate((wanted) => {
            let focused = document.activeElement;
            while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
            return focused?.matches(wanted) ? getComputedStyle(focused).outlineStyle : null;
        }, selector);
        if (outline !== null) return assert.equal(outline, 'solid');
    }
    assert.fail(`no way to ${selector} with the Tab key`);
}
