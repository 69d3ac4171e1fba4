// Whatever is refused or breaks is said in words, in both languages, and nothing is asked or paid twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../../tools/demo/lib/programs.mjs';
import { accounts, cards, institutions } from './backend.mjs';
import { meansFor, newMember, openPhone, shoot, signedUpPhone, startWorld, usualMeans } from './setup.mjs';

let world;
before(async () => { world = await startWorld({ bankTimeoutMs: 2000 }); });
after(async () => { await world?.stop(); });

const expiredCard = { ...usualMeans, number: cards.expired.pan, expiry: cards.expired.expiry, label: '古いカード' };
const unknownAccount = { institution: institutions.member.id, kind: 'account', number: '9999999', label: '知らない口座' };

/** [name of the error, means, amount, Japanese, English] */
const refusals = [
    ['InsufficientFunds', meansFor('empty', '残高なし'), 1000, /残高またはご利用可能額が足りません/, /not enough money/],
    ['AmountLimitExceeded', meansFor('limited', '限度額あり'), 10_001, /ご利用限度額を超えています/, /above the limit/],
    ['BankRefused', meansFor('blocked', '停止中'), 1000, /銀行の承認を得られませんでした/, /did not approve/],
    ['AccountUnknown', unknownAccount, 1000, /登録がありません/, /does not know this card or account/],
];

for (const [name, means, amount, japanese, english] of refusals) {
    test(`${name} is explained and other means are offered`, async () => {
        const phone = await signedUpPhone(world, { means: [usualMeans, means] });
        assert.equal(await phone.ask({ amount, means: means.label }), 'refused');
        const said = async () => (await phone.text('kazasu-authorisation kazasu-trouble'));
        assert.match(await said(), japanese);
        assert.match(await said(), new RegExp(`${name}\\s*$`));
        await shoot(phone, `refused-${name}-ja`);
        await phone.useLanguage('en');
        assert.match(await said(), english);
        await shoot(phone, `refused-${name}-en`);
        assert.equal(await phone.at('kazasu-means-choice .choice').count(), 1, 'the refused means is not offered again');
        await phone.at('kazasu-authorisation .accent').click();
        await phone.at('kazasu-authorisation .good').waitFor();
        assert.deepEqual(phone.page.complaints, []);
        await phone.page.context().close();
    });
}

test('a card past its date is refused with the reason, at the door or by the bank', async () => {
    const phone = await signedUpPhone(world);
    await phone.fillMeans(expiredCard);
    await phone.at('kazasu-add-means .accent').click();
    const atDoor = phone.at('kazasu-add-means kazasu-trouble .panel');
    await atDoor.or(phone.at('kazasu-means .card').nth(1)).waitFor();
    if (await atDoor.count() === 0) {
        await phone.ask({ amount: 500, means: '古いカード' });
        assert.match(await phone.text('kazasu-authorisation kazasu-trouble'), /有効期限が切れています/);
    } else {
        assert.match(await phone.text('kazasu-add-means kazasu-trouble'), /有効期限/);
    }
    await phone.page.context().close();
});

test('a shop that does not exist is named as the reason', async () => {
    const phone = await signedUpPhone(world);
    assert.equal(await phone.ask({ amount: 500, means: '家計用', shopNumber: 4711 }), 'stopped');
    assert.match(await phone.text('kazasu-authorisation kazasu-trouble'), /この店舗番号は見つかりません[^]*ShopUnknown 708/);
    await shoot(phone, 'refused-ShopUnknown-ja');
    await phone.page.context().close();
});

test('sign-up and sign-in say what is wrong', async () => {
    const member = newMember();
    const phone = await signedUpPhone(world, { member, means: [] });
    await phone.page.context().close();
    const other = await openPhone(world);
    const trouble = (screen) => other.at(`${screen} kazasu-trouble .panel`);
    await other.fillSignUp(member);
    await other.at('kazasu-sign-up .accent').click();
    await trouble('kazasu-sign-up').waitFor();
    assert.match(await other.text('kazasu-sign-up kazasu-trouble'), /登録されているようです[^]*MemberNameTaken 700/);
    await other.fillSignUp({ ...newMember(), password: 'short' });
    await other.at('kazasu-sign-up .accent').click();
    await trouble('kazasu-sign-up').filter({ hasText: 'PasswordWeak 706' }).waitFor();
    await shoot(other, 'sign-up-weak-ja');
    await other.go('sign-in');
    await other.at('kazasu-sign-in [name=email]').fill(member.email);
    await other.at('kazasu-sign-in [name=password]').fill('something else');
    await other.at('kazasu-sign-in .accent').click();
    await trouble('kazasu-sign-in').filter({ hasText: 'CredentialsInvalid 701' }).waitFor();
    await other.useLanguage('en');
    assert.match(await other.text('kazasu-sign-in kazasu-trouble'), /email or the password is wrong/);
    await shoot(other, 'sign-in-wrong-en');
    assert.deepEqual(other.page.complaints, []);
    await other.page.context().close();
});

test('a request whose answer is lost is repeated with the same id and made once', async () => {
    const phone = await signedUpPhone(world);
    const ids = [];
    await phone.page.route('**/member/v1/authorisations', async (route) => {
        ids.push(route.request().postDataJSON().id);
        if (ids.length > 1) return route.continue();
        await route.fetch(); // the center did it, and nobody hears the answer
        return route.abort('connectionreset');
    });
    assert.equal(await phone.ask({ amount: 1100, means: '家計用' }), 'approved');
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
    assert.match(ids[0], /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    await phone.page.context().close();
});

test('a page loaded again goes on with the same request', async () => {
    const phone = await signedUpPhone(world);
    await phone.ask({ amount: 1200, means: '家計用' });
    const id = await phone.issueNumber();
    await phone.page.reload();
    assert.equal(await phone.answer(), 'approved');
    assert.equal(await phone.issueNumber(), id);
    await phone.go('pay');
    await phone.at('kazasu-pay .summary button').click();
    assert.equal(await phone.answer(), 'approved');
    await phone.page.context().close();
});

test('an image damaged on the way is not confirmed', async () => {
    const phone = await signedUpPhone(world);
    await phone.ask({ amount: 1300, means: '家計用' });
    let damaged = 0;
    await phone.page.route('**/image?*', async (route) => {
        if (damaged > 0) return route.continue();
        damaged += 1;
        const answer = await route.fetch();
        const body = await answer.body();
        body[body.length - 20] ^= 1;
        return route.fulfill({ response: answer, body });
    });
    await phone.at('kazasu-authorisation .accent').click();
    await phone.at('kazasu-code kazasu-trouble .panel').waitFor();
    assert.match(await phone.text('kazasu-code kazasu-trouble'), /コードが正しく届きませんでした/);
    const issueNumber = await phone.issueNumber();
    assert.equal((await phone.code(issueNumber)).state, 'issued');
    await phone.at('kazasu-code .column > button:not(.quiet)').click();
    await phone.at('kazasu-code-picture canvas').waitFor();
    assert.equal((await phone.code(issueNumber)).state, 'delivered');
    await phone.page.context().close();
});

test('a confirmation of delivery that is lost is repeated', async () => {
    const phone = await signedUpPhone(world);
    await phone.ask({ amount: 1400, means: '家計用' });
    let sent = 0;
    await phone.page.route('**/delivered', (route) => { sent += 1; return sent > 1 ? route.continue() : route.abort('connectionreset'); });
    const issueNumber = await phone.takeCode();
    assert.ok(sent >= 2);
    assert.equal((await phone.code(issueNumber)).state, 'delivered');
    await phone.page.context().close();
});

test('a page without a secure context says so instead of confirming unchecked', async () => {
    const phone = await signedUpPhone(world);
    await phone.page.evaluate(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await phone.ask({ amount: 600, means: '家計用' });
    await phone.at('kazasu-authorisation .accent').click();
    await phone.at('kazasu-code kazasu-trouble .panel').waitFor();
    assert.match(await phone.text('kazasu-code kazasu-trouble'), /https/);
    await phone.page.context().close();
});

test('a member signed out elsewhere is asked to sign in', async () => {
    const phone = await signedUpPhone(world);
    await phone.page.context().clearCookies();
    await phone.go('history');
    await phone.at('kazasu-sign-in form').waitFor();
    await phone.page.context().close();
});

test('a bank that does not answer is named, and another means pays', async () => {
    const phone = await signedUpPhone(world, { means: [usualMeans, meansFor('second', '予備')] });
    await world.backend.banks.member.stop();
    try {
        assert.equal(await phone.ask({ amount: 800, means: '家計用' }), 'stopped');
        assert.match(await phone.text('kazasu-authorisation kazasu-trouble'), /銀行から返事がありません[^]*BankUnreachable 604/);
        await shoot(phone, 'bank-unreachable-ja');
        await phone.useLanguage('en');
        await shoot(phone, 'bank-unreachable-en');
        await phone.at('kazasu-authorisation .act .accent').click();
        await phone.at('kazasu-authorisation .good').waitFor();
    } finally {
        world.backend.banks.member = await world.backend.startBank('member');
    }
    await phone.page.context().close();
});

test('a request that met a silent bank can be repeated once the bank is back', async () => {
    const phone = await signedUpPhone(world);
    await world.backend.banks.member.stop();
    try {
        assert.equal(await phone.ask({ amount: 850, means: '家計用' }), 'stopped');
    } finally {
        world.backend.banks.member = await world.backend.startBank('member');
    }
    const given = await phone.issueNumber();
    // The center's line to the bank comes back by itself; until then the same button may be pressed again.
    await until('approval by the bank that is back', async () => {
        const before = await phone.issueNumber();
        await phone.at('kazasu-authorisation .stack .accent').click();
        await phone.page.waitForFunction((old) => !location.hash.endsWith(old), before);
        return (await phone.answer()) === 'approved';
    }, 30_000, 500);
    assert.notEqual(await phone.issueNumber(), given, 'the center has given the first one up');
    assert.equal((await phone.fetch(`/member/v1/authorisations/${given}`)).authorisation.state, 'refused');
    await phone.page.context().close();
});

test('a center that cannot be reached is said in words, and the page goes on when it is back', async () => {
    const phone = await signedUpPhone(world);
    await phone.page.route('**/member/v1/**', (route) => route.abort('connectionrefused'));
    await phone.go('history');
    await phone.at('kazasu-history kazasu-trouble .panel').waitFor();
    assert.match(await phone.text('kazasu-history kazasu-trouble'), /センターに接続できません/);
    await shoot(phone, 'offline-ja');
    await phone.page.unroute('**/member/v1/**');
    await phone.at('kazasu-history button').last().click();
    await phone.at('kazasu-history .empty').waitFor();
    await phone.page.context().close();
});

test('a proxy that answers with a page of its own is not taken for an answer', async () => {
    const phone = await signedUpPhone(world);
    await phone.page.route('**/member/v1/codes', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Welcome to the hotel</h1>' }));
    await phone.go('history');
    await phone.at('kazasu-history kazasu-trouble .panel').waitFor();
    assert.match(await phone.text('kazasu-history kazasu-trouble'), /PageAnswerUnreadable/);
    await phone.page.context().close();
});

test('a balance is asked of the bank, never kept on the phone', async () => {
    const phone = await signedUpPhone(world);
    const kept = await phone.page.evaluate(() => JSON.stringify({ ...localStorage }));
    for (const secret of [cards.usual.pan, accounts.usual.number, 'hold-it-up-2026']) assert.ok(!kept.includes(secret));
    await phone.page.context().close();
});
