// A code that nobody used expires on the page by itself, and the page says that the money comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shoot, signedUpPhone, startWorld } from './setup.mjs';

let world;
before(async () => { world = await startWorld({ codeLifetimeMs: 6000 }); });
after(async () => { await world?.stop(); });

test('a code that runs out is shown as expired, in both languages', async () => {
    const phone = await signedUpPhone(world);
    await phone.ask({ amount: 650, means: '家計用' });
    await phone.takeCode();
    await shoot(phone, 'code-late-ja');
    await phone.paid(90_000);
    assert.match(await phone.text('kazasu-code-outcome'), /有効期限が切れました[^]*¥650 は自動的に戻ります/);
    await shoot(phone, 'expired-ja');
    await phone.useLanguage('en');
    assert.match(await phone.text('kazasu-code-outcome'), /Expired[^]*¥650 goes back to you by itself/);
    await shoot(phone, 'expired-en');
    assert.deepEqual(phone.page.complaints, []);
});
