// Who is let in, and how one gets out: the session's cookie, the list of sessions, other pages, and a payment that
// its member disputes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newMember, openPhone, shoot, signedUpPhone, startWorld } from './setup.mjs';

let world;
before(async () => { world = await startWorld(); });
after(async () => { await world?.stop(); });

async function signIn(phone, member) {
    await phone.go('sign-in');
    await phone.at('kazasu-sign-in form').waitFor();
    const email = phone.at('kazasu-sign-in [name=email]');
    if (await email.isVisible()) await email.fill(member.email); // a phone that knows its client id asks for no address
    await phone.at('kazasu-sign-in [name=password]').fill(member.password);
    await phone.at('kazasu-sign-in .accent').click();
    await phone.at('kazasu-pay').waitFor();
}

const cookieOf = async (phone) => (await phone.page.context().cookies()).find(({ name }) => name === 'kazasu_session');

test('the cookie is out of reach of scripts, new at each sign-in, and dead after signing out', async () => {
    const member = newMember();
    const phone = await signedUpPhone(world, { member, means: [] });
    const first = await cookieOf(phone);
    assert.equal(first.httpOnly, true);
    assert.equal(first.sameSite, 'Strict');
    assert.equal(first.path, '/');
    assert.ok(first.value.length >= 22);
    assert.equal(await phone.page.evaluate(() => document.cookie), '');
    assert.ok(!phone.page.url().includes(first.value));
    const statusWith = async (value) => (await fetch(`${world.backend.memberUrl}/member/v1/sessions/current`, { headers: { cookie: `kazasu_session=${value}` } })).status;
    assert.equal(await statusWith(first.value), 200);
    await phone.at('header button').nth(1).click();
    await phone.at('kazasu-sign-in form').waitFor();
    assert.equal(await statusWith(first.value), 401);
    await signIn(phone, member);
    const second = await cookieOf(phone);
    assert.notEqual(second.value, first.value);
    assert.equal(await statusWith(first.value), 401);
    assert.deepEqual(phone.page.complaints, []);
    await phone.page.context().close();
});

test('a member sees where they are signed in and ends it, there and everywhere', async () => {
    const member = newMember();
    const here = await signedUpPhone(world, { member, means: [] });
    const there = await openPhone(world, { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0 Safari/537.36' });
    await signIn(there, member);
    await here.go('sessions');
    await here.at('kazasu-sessions .session').nth(1).waitFor();
    assert.equal(await here.at('kazasu-sessions .session').count(), 2);
    assert.match(await here.text('kazasu-sessions'), /Windows の Chrome/);
    assert.match(await here.text('kazasu-sessions'), /この端末/);
    await shoot(here, 'sessions-ja');
    const tabs = await here.at('kazasu-phone nav').boundingBox();
    const choice = await here.at('kazasu-sessions .choice').boundingBox();
    assert.ok(choice.y + choice.height <= tabs.y, 'what this device may choose is seen without scrolling');
    await here.useLanguage('en');
    await shoot(here, 'sessions-en');
    await here.at('kazasu-sessions .session button').click();
    await here.page.waitForFunction(() => {
        const screen = document.querySelector('kazasu-phone').shadowRoot.querySelector('kazasu-sessions');
        return screen.shadowRoot.querySelectorAll('.session').length === 1;
    });
    await there.go('history');
    await there.at('kazasu-sign-in form').waitFor();
    await signIn(there, member);
    await here.at('kazasu-sessions .danger').click();
    await here.at('kazasu-sign-in form').waitFor();
    await there.go('means');
    await there.at('kazasu-sign-in form').waitFor();
    assert.deepEqual(here.page.complaints, []);
    await here.page.context().close();
    await there.page.context().close();
});

test('another page cannot make the browser change anything, nor show this one', async () => {
    const phone = await signedUpPhone(world, { means: [] });
    const body = JSON.stringify({ institution: 'x' });
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'content-type': 'text/plain' },
        { 'content-type': 'application/x-www-form-urlencoded' }]) {
        const answer = await fetch(`${world.backend.memberUrl}/member/v1/sessions`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
        assert.ok([403, 400].includes(answer.status), JSON.stringify(headers));
        assert.match((await answer.json()).error.name, /^(Forbidden|InvalidArgument)$/);
    }
    const page = await fetch(`${world.backend.memberUrl}/`);
    const policy = page.headers.get('content-security-policy');
    for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "base-uri 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", 'trusted-types lit-html']) assert.ok(policy.split('; ').includes(part), part);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.match(page.headers.get('permissions-policy'), /camera=\(\)/);
    // The policy is not only said: the browser keeps to it. (eval is not tried: what a debugger runs may use it.)
    const tried = await phone.page.evaluate(() => {
        const outcomes = [];
        try { document.body.insertAdjacentHTML('beforeend', '<i>x</i>'); outcomes.push('markup'); } catch (error) { outcomes.push(error.name); }
        const script = document.createElement('script');
        try { script.textContent = 'window.hacked = 1'; } catch (error) { outcomes.push(error.name); }
        script.append('window.hacked = 1');
        document.body.append(script);
        outcomes.push(String(window.hacked));
        return outcomes;
    });
    assert.deepEqual(tried, ['TypeError', 'TypeError', 'undefined']);
    await phone.page.context().close();
});

test('a payment is shown at once with shop and time, and can be disputed', async () => {
    const phone = await signedUpPhone(world);
    await phone.ask({ amount: 980, means: '家計用' });
    const issueNumber = await phone.takeCode();
    const { text } = await phone.code(issueNumber);
    await world.shop.sell(text, 980);
    await phone.paid();
    assert.match(await phone.text('kazasu-code-outcome'), /ひだまり商店.*でお支払い済み（\d\d:\d\d）/);
    await phone.go('history');
    await phone.at('kazasu-history .entry').first().click();
    const dispute = phone.at('kazasu-dispute button');
    await dispute.first().click();
    await shoot(phone, 'dispute-ja');
    await phone.useLanguage('en');
    assert.match(await phone.text('kazasu-dispute'), /I did not pay this[^]*The amount is not right/);
    await shoot(phone, 'dispute-en');
    await dispute.first().click();
    await phone.at('kazasu-dispute [role=status]').waitFor();
    assert.match(await phone.text('kazasu-dispute'), /You reported this payment/);
    await phone.page.reload();
    await phone.at('kazasu-dispute [role=status]').waitFor();
    assert.ok((await phone.code(issueNumber)).disputed_at);
    const listed = await world.backend.command('kazasu-center', 'disputes', '--config', world.backend.configs.center);
    assert.match(listed.stdout, new RegExp(`${issueNumber}  not_mine  shop 11`));
    assert.deepEqual(phone.page.complaints, []);
    await phone.page.context().close();
});
