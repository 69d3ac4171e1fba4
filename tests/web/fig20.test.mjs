// Fig. 20, C1 to C20 (embodiment 4): who pays and whose terminal receives the code are two people. The debit waits for the
// receiving terminal, and the sender may take the code back until it is used.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../../tools/demo/lib/programs.mjs';
import { decode, shoot } from './setup.mjs';
import { card, happened, member, openTownPhone, payerBank, shop, shopBank, startTown, stopTown } from './till.mjs';

const friend = { name: '鈴木 次郎', reading: 'すずき じろう', email: 'jiro@example.jp', password: 'kazasu fig 20' };
const authorised = 3000;
let town;
let sender;
let receiver;
let receiverId;
let sale;
let issueNumber;
before(async () => { town = await startTown(); });
after(async () => { await stopTown(town); });

const balance = async () => (await town.books109()).accounts[member.account];
const fits = (phone) => phone.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function send(id) {
    await sender.at('kazasu-send-choice button').click();
    await sender.at('kazasu-send-choice [name=receiver]').fill(id);
    await sender.at('kazasu-send-choice form button').click();
}

test('C1 the sender registers; the receiving terminal needs no means of its own', async () => {
    sender = await openTownPhone(town, { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 });
    await sender.signUp(member);
    await sender.addMeans(card);
    receiver = await openTownPhone(town, { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 });
    await receiver.signUp(friend);
    await receiver.go('sessions');
    receiverId = await receiver.text('kazasu-sessions .own-id');
    await shoot(receiver, 'fig20-own-id-ja');
    assert.match(receiverId, /^[0-9a-f-]{36}$/);
});

test('C2 a payment arises in the shop; C3 the sender authenticates; C4 the means are presented', async () => {
    sale = await town.till.ringUp();
    assert.ok(sale.due_minor > 0 && sale.due_minor < authorised);
    await sender.at('header button').nth(1).click();
    await sender.at('kazasu-sign-in [name=password]').fill(member.password);
    await sender.at('kazasu-sign-in .accent').click();
    await sender.at('kazasu-phone nav').waitFor();
    await sender.enterAmount(authorised);
    assert.match(await sender.text('kazasu-means-choice'), /みどりカード/);
});

test('C5 means and amount are sent; C6 and C7 the bank is asked and answers', async () => {
    assert.equal(await sender.ask({ amount: authorised, means: card.label }), 'approved');
    await happened(town, await sender.issueNumber(), /authorisation pending -> approved/);
});

test('C8 the center asks where to send the code; C9 the sender names the terminal', async () => {
    await send('jiro@example.jp');
    assert.match(await sender.text('kazasu-send-choice'), /IDではありません/);
    await sender.at('kazasu-send-choice [name=receiver]').fill('018f0000-0000-7000-8000-000000000001');
    await sender.at('kazasu-send-choice form button').click();
    await sender.at('kazasu-authorisation kazasu-trouble').waitFor();
    assert.match(await sender.text('kazasu-authorisation kazasu-trouble'), /送り先が見つかりません/);
    await shoot(sender, 'fig20-send-ja');
    assert.ok(await fits(sender));
    await sender.at('kazasu-send-choice [name=receiver]').fill(receiverId);
    await sender.at('kazasu-send-choice form button').click();
    await sender.at('kazasu-code .note.calm').waitFor();
    assert.match(await sender.text('kazasu-code'), /鈴木 次郎.*さんに送りました[^]*まだ受け取られていません/);
    issueNumber = await sender.issueNumber();
    await shoot(sender, 'fig20-waiting-ja');
    assert.equal(await sender.at('kazasu-code-picture').count(), 0);
    const seen = await sender.code(issueNumber);
    assert.equal(seen.text + seen.digits, '');
    assert.equal(await balance(), 50_000);
});

test('C10 the code reaches the other terminal; C11 and only then the debit', async () => {
    await receiver.go('history');
    await receiver.at('kazasu-history .entry').first().waitFor();
    assert.match(await receiver.text('kazasu-history'), /山田 花子.*さんから/);
    await shoot(receiver, 'fig20-history-ja');
    assert.doesNotMatch(await town.explain(issueNumber), /bank message debit/);
    await receiver.at('kazasu-history .entry').first().click();
    await receiver.at('kazasu-code-picture canvas').waitFor();
    await happened(town, issueNumber, /C10 delivery confirmed by the receiving terminal/);
    await happened(town, issueNumber, /bank message debit .* answered 00/);
    assert.equal(await balance(), 50_000 - authorised);
    await sender.page.waitForFunction(() => /受け取られましたが/.test(document.querySelector('kazasu-phone').shadowRoot.querySelector('kazasu-code').shadowRoot.textContent));
    await shoot(sender, 'fig20-received-ja');
    assert.equal(await receiver.at('kazasu-code .quiet').count(), 0);
    assert.ok(await fits(receiver));
});

test('C12 the till reads the receiving terminal; C13 the goods are handed over', async () => {
    const { text } = await receiver.code(issueNumber);
    const picture = await shoot(receiver, 'fig20-code-ja');
    assert.deepEqual(decode(picture), [['QR-Code', text]]);
    const settlement = await town.till.holdUp(picture);
    assert.equal(settlement.phase, 'accepted');
    assert.equal(settlement.amount_minor, sale.due_minor);
    await receiver.paid(40_000);
    await sender.paid(40_000);
    await shoot(sender, 'fig20-used-ja');
});

test('C14 to C16 the center, 109 and 110 learn of it', async () => {
    await happened(town, issueNumber, /settlement record .* accepted/);
    await happened(town, issueNumber, /bank message purchase .* answered 00/);
    await happened(town, issueNumber, /bank message payment .* answered 00/);
});

test('C17 to C19 the money is with the shop, and what was unused with the sender', async () => {
    await happened(town, issueNumber, /bank message refund .* answered 00/);
    assert.equal((await town.books109()).due_to[shopBank.institution], sale.due_minor);
    assert.equal((await town.books110()).due_from[payerBank.institution], sale.due_minor);
    assert.equal((await town.books110()).accounts[shop.account], sale.due_minor);
    assert.equal(await balance(), 50_000 - sale.due_minor);
});

test('C20 the statement goes to the sender, and all books agree', async () => {
    assert.match(await town.statement('ja'), new RegExp(shop.name));
    await until('all books to agree', async () => (await town.check()).isWell, 30_000, 500);
    assert.deepEqual(sender.page.complaints, []);
    assert.deepEqual(receiver.page.complaints, []);
});

test('the sender takes a received code back, in English', async () => {
    for (const phone of [sender, receiver]) await phone.useLanguage('en');
    const before = await balance();
    assert.equal(await sender.ask({ amount: 500, means: card.label }), 'approved');
    await sender.at('kazasu-send-choice button').click();
    const [form, tabs] = [await sender.at('kazasu-send-choice form').boundingBox(), await sender.at('kazasu-phone nav').boundingBox()];
    assert.ok(form.y + form.height <= tabs.y, 'the form stands above the tabs');
    const field = sender.at('kazasu-send-choice [name=receiver]');
    await field.fill(receiverId.toUpperCase());
    assert.ok(await field.evaluate((it) => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight), 'the whole id is seen');
    await shoot(sender, 'fig20-send-en');
    await sender.at('kazasu-send-choice form button').click();
    await sender.at('kazasu-code .note.calm').waitFor();
    await shoot(sender, 'fig20-waiting-en');
    await receiver.go('history');
    await receiver.page.reload();
    await receiver.at('kazasu-history .entry').first().click();
    await receiver.at('kazasu-code-picture canvas').waitFor();
    await shoot(receiver, 'fig20-code-en');
    assert.match(await receiver.at('kazasu-code .note.calm').textContent(), /^from /);
    assert.equal(await receiver.at('kazasu-code .quiet').filter({ hasText: 'Cancel' }).count(), 0);
    assert.ok(await fits(receiver) && await fits(sender));
    await sender.at('kazasu-code .quiet').click();
    await sender.at('kazasu-code .question .danger').click();
    await sender.paid();
    await receiver.paid(20_000);
    assert.match(await receiver.text('kazasu-code-outcome'), /has taken the code back/);
    await shoot(receiver, 'fig20-recalled-en');
    await until('the money to be back', async () => (await balance()) === before, 20_000);
});
