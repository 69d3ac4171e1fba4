// The member's phone: the real page in Debian's Chromium, touched as a thumb would.
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';

export class Phone {
  static async switchOn(url, pictures) {
    const phone = new Phone();
    phone.pictures = pictures;
    phone.taken = [];
    phone.complaints = [];
    phone.browser = await openBrowser();
    phone.context = await phone.browser.newContext({
      viewport: { width: 360, height: 780 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', colorScheme: 'light',
    });
    phone.page = await phone.context.newPage();
    phone.page.setDefaultTimeout(15_000);
    phone.page.on('console', (message) => {
      // Asking who is signed in is answered with 401 when nobody is; Chromium reports that as an error.
      const isQuestion = message.location().url.endsWith('/member/v1/sessions/current');
      if (message.type() === 'error' && !isQuestion) phone.complaints.push(message.text());
    });
    phone.page.on('pageerror', (error) => phone.complaints.push(String(error)));
    await phone.page.goto(url);
    return phone;
  }

  async switchOff() {
    await this.browser?.close();
  }

  /** A photograph of the whole screen, as the reader at the till would see it. */
  async picture(name) {
    const file = join(this.pictures, name);
    await this.page.screenshot({ path: file });
    this.taken.push(file);
    return file;
  }

  async #fill(screen, fields) {
    for (const [name, value] of Object.entries(fields)) await this.page.fill(`${screen} input[name="${name}"]`, value);
  }

  async signUp(member) {
    await this.page.click('kazasu-sign-in button.quiet:last-of-type');
    await this.#fill('kazasu-sign-up', { name: member.name, reading: member.reading, email: member.email, password: member.password });
    await this.picture('phone-1-sign-up.png');
    await this.page.click('kazasu-sign-up button.accent');
    await this.page.waitForSelector('kazasu-add-means select[name="institution"]');
    return this.page.evaluate(() => JSON.stringify({ ...localStorage }));
  }

  async addMeans({ institution, kind, number, expiry, label }) {
    await this.page.evaluate(() => { location.hash = '#/add-means'; });
    await this.page.selectOption('kazasu-add-means select[name="institution"]', institution);
    await this.page.selectOption('kazasu-add-means select[name="kind"]', kind);
    await this.#fill('kazasu-add-means', { number, ...(expiry ? { expiry } : {}), label });
    await this.page.click('kazasu-add-means button.accent');
    await this.page.waitForSelector(`kazasu-means .card:has-text("${label}")`);
  }

  async signOut() {
    await this.page.click('kazasu-phone header button:last-of-type');
    await this.page.waitForSelector('kazasu-sign-in');
  }

  async signIn(member) {
    const email = this.page.locator('kazasu-sign-in input[name="email"]');
    if (await email.count()) await email.fill(member.email);
    await this.page.fill('kazasu-sign-in input[name="password"]', member.password);
    await this.page.click('kazasu-sign-in button.accent');
    await this.page.waitForSelector('kazasu-phone nav');
  }

  /** Types the amount on the keypad, goes on, and reads which means the center presents. */
  async enterAmount(amount) {
    await this.page.evaluate(() => { location.hash = '#/pay'; });
    await this.page.waitForSelector('kazasu-pay kazasu-keypad');
    for (const digit of String(amount)) await this.page.keyboard.press(digit);
    await this.picture('phone-2-amount.png');
    await this.page.click('kazasu-pay button.accent');
    await this.page.waitForSelector('kazasu-means-choice label.choice');
    return (await this.page.locator('kazasu-means-choice label.choice').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  }

  async pickMeans(label) {
    await this.page.click(`kazasu-means-choice label.choice:has-text("${label}")`);
    await this.picture('phone-3-means.png');
    await this.page.click('kazasu-pay button.accent');
  }

  /** Waits for the bank's answer as the page shows it; the authorisation's id. */
  async bankAnswer() {
    await this.page.waitForSelector('kazasu-authorisation .sign.good');
    await this.picture('phone-4-approved.png');
    return this.page.evaluate(() => location.hash.split('/').pop());
  }

  /** Confirms; resolves once the code is on the screen and its delivery confirmed. */
  async takeCode() {
    await this.page.click('kazasu-authorisation button.accent');
    await this.page.waitForSelector('kazasu-code kazasu-code-picture canvas, kazasu-code kazasu-code-picture img');
    await this.page.waitForSelector('kazasu-code p.digits');
    return this.page.evaluate(() => location.hash.split('/').pop());
  }

  async paid() {
    await this.page.waitForSelector('kazasu-code-outcome .sign.good', { timeout: 30_000 });
    const words = await this.page.locator('kazasu-code-outcome :is(h1, p, dt, dd)').allInnerTexts();
    const text = words.join(' ').replace(/\s+/g, ' ').trim();
    await this.picture('phone-6-paid.png');
    return text;
  }
}

/** Renders a page of our own to a picture, in the same browser. */
export async function renderHtml(browser, html, file, width) {
  const page = await browser.newPage({ viewport: { width, height: 400 }, deviceScaleFactor: 2 });
  await page.setContent(html);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}
