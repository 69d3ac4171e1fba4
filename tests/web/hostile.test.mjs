// Every kind of hostile name, as member, label and shop, through every screen in a real browser: text stays text, no
// box opens, and the page's policy has nothing to complain about.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { institutions } from './backend.mjs';
import { newMember, shoot, signedUpPhone, startWorld, usualMeans } from './setup.mjs';

const names = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<svg><script href="data:text/javascript,alert(1)"/></svg>',
    '"><iframe srcdoc="<script>alert(1)</script>">',
    "'-alert(1)-'",
    '${alert(1)}',
    '{{constructor.constructor("alert(1)")()}}',
    '</style><script>alert(1)</script>',
    '</textarea><img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">here</a>',
    '<details open ontoggle=alert(1)>',
    '<math><mtext></mtext><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
    '<!--<img src="--><img src=x onerror=alert(1)//">',
    '<base href="//evil.example/">',
    '<form action="//evil.example/"><button>Pay',
    '&lt;img src=x onerror=alert(1)&gt;',
    "'; DROP TABLE member; --",
    '%s%s%n ../../etc/passwd',
];

let world;
before(async () => { world = await startWorld({ shopName: `${names[0]}${names[1]}${names[10]}` }); });
after(async () => { await world?.stop(); });

async function foreignElements(page) {
    return page.evaluate(() => {
        const roots = [document];
        const found = [];
        while (roots.length > 0) {
            const root = roots.pop();
            for (const element of root.querySelectorAll('*')) {
                if (element.shadowRoot) roots.push(element.shadowRoot);
                const isForeign = element.matches('img, iframe, object, embed, base, math, details, textarea, a[href^="javascript:"], script:not([src="phone.js"])');
                const hasHandler = [...element.attributes].some(({ name }) => /^on/.test(name));
                if (isForeign || hasHandler) found.push(element.outerHTML.slice(0, 200));
            }
        }
        return found;
    });
}

test('no hostile name runs, opens a box or breaks the policy', async () => {
    const member = newMember(names.slice(1, 4).join(' '));
    const phone = await signedUpPhone(world, { member, means: [usualMeans] });
    const boxes = [];
    phone.page.on('dialog', async (dialog) => { boxes.push(dialog.message()); await dialog.dismiss(); });
    const look = async (name) => {
        await shoot(phone, `hostile-${name}`);
        assert.deepEqual(await foreignElements(phone.page), []);
    };
    for (const [index, label] of names.entries()) {
        const status = await phone.page.evaluate(async (body) => (await fetch('/member/v1/means', { method: 'POST',
            headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status,
        { institution: institutions.member.id, kind: 'account', number: String(5_000_000 + index), label: label.slice(0, 100) });
        assert.equal(status, 201, label);
    }
    await phone.go('history');
    await phone.go('means');
    await phone.at('kazasu-means .card').nth(names.length).waitFor();
    const shown = await phone.at('kazasu-means').evaluate((element) => element.shadowRoot.textContent);
    for (const label of names) assert.ok(shown.includes(label.slice(0, 100)), `as it was typed: ${label}`);
    await look('labels');
    await phone.ask({ amount: 321, means: '家計用' });
    await look('approved');
    const { text } = await phone.code(await phone.takeCode());
    await look('code');
    await world.shop.sell(text, 321);
    await phone.paid();
    assert.ok((await phone.text('kazasu-code-outcome')).includes(names[0]));
    await look('paid');
    await phone.go('history');
    await phone.at('kazasu-history .entry').waitFor();
    await look('history');
    await phone.go('sessions');
    await phone.at('kazasu-sessions .session').waitFor();
    await look('sessions');
    await phone.at('header button').nth(1).click();
    await phone.at('kazasu-sign-in form').waitFor();
    await look('sign-in');
    assert.deepEqual(boxes, []);
    assert.deepEqual(phone.page.complaints, []);
    await phone.page.context().close();
});
