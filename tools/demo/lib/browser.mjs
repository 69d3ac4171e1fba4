// The one door to the browser: Debian's Chromium through playwright-core. Whatever a page complains about is kept,
// so that a test or the demo can insist on silence.
import { chromium } from 'playwright-core';
import { existsSync } from 'node:fs';

const program = '/usr/bin/chromium';
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none'];

export const phone = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true };

/** Playwright makes a fresh folder for the browser's data and removes it. */
export async function openBrowser() {
    if (!existsSync(program)) throw new Error(`${program} is missing: apt-get install chromium`);
    return chromium.launch({ executablePath: program, args: flags, headless: true, timeout: 30_000 });
}

/** A page of its own context, with `complaints`: errors on the console, thrown errors, violations of the policy. */
export async function openPage(browser, options = {}) {
    const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...phone, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.complaints = [];
    await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
    page.on('console', (message) => {
        // The browser itself notes every answer of 400 and above; the page shows those in words, and tests check the words.
        const isNote = message.text().startsWith('Failed to load resource: the server responded');
        if ((message.type() === 'error' || message.type() === 'warning') && !isNote) page.complaints.push(message.text());
    });
    page.on('pageerror', (error) => page.complaints.push(String(error)));
    return page;
}
