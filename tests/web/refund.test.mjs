// What a shop gives back is on the phone: on its way while a bank is down, back in the account when it is up again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shoot, signedUpPhone, startWorld } from './setup.mjs';

let world;
before(async () => { world = await startWorld(); });
after(async () => { await world?.stop(); });

const words = {
    ja: { onItsWay: /お店からの返金\n?銀行で手続き中です\n¥1,200/, arrived: /お店からの返金\n?口座に戻りました\n¥1,200/, listed: /¥1,200 返金/ },
    en: { onItsWay: /Refunded by the shop\n?on its way to your bank\n¥1,200/, arrived: /Refunded by the shop\n?back in your account\n¥1,200/, listed: /¥1,200 refunded/ },
};

async function untilPaid(refund) {
    for (const end = Date.now() + 60_000; Date.now() < end;) {
        if ((await world.shop.stateOfRefund(refund)) === 'paid') return;
        await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
    assert.fail('the refund was never paid');
}

for (const [language, width] of [['ja', 320], ['en', 390]]) {
    test(`a refund is on its way, then back in the account (${language}, ${width} pixels)`, async () => {
        const phone = await signedUpPhone(world, { viewport: { width, height: 760 }, deviceScaleFactor: 2 });
        await phone.useLanguage(language);
        await phone.ask({ amount: 3280, means: '家計用' });
        const issueNumber = await phone.takeCode();
        const settlement = await world.shop.sell((await phone.code(issueNumber)).text, 3000);
        await phone.paid();
        assert.doesNotMatch(await phone.text('kazasu-code-outcome'), /1,200/);

        await world.backend.banks.member.stop();
        const refund = await world.shop.refund(settlement, 1200);
        const open = async () => {
            await phone.go('history');
            await phone.at('kazasu-history .entry.redeemed').waitFor();
            assert.match(await phone.text('kazasu-history'), words[language].listed);
            await shoot(phone, `refund-history-${language}`);
            await phone.at('kazasu-history .entry.redeemed').click();
            await phone.paid();
            return phone.text('kazasu-code-outcome');
        };
        assert.match(await open(), words[language].onItsWay);
        await shoot(phone, `refund-under-way-${language}`);
        world.backend.banks.member = await world.backend.startBank('member');
        await untilPaid(refund);
        assert.match(await open(), words[language].arrived);
        await shoot(phone, `refund-arrived-${language}`);
        assert.ok(await phone.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
        assert.deepEqual(phone.page.complaints, []);
        await phone.page.context().close();
    });
}
