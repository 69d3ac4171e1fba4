// Fig. 8 in the order of its numerals. Every line that is printed was read back from a program's own books, from
// its answer, or from the phone's screen; nothing is claimed because it was asked for.
import { readdir, rename, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Program, until } from './programs.mjs';
import { issuer, member, payerBank, shop, shopBank } from './town.mjs';

const yen = (minor) => `¥${minor.toLocaleString('en')}`;
const authorised = 2000;
const basket = 5; // different goods, together less than what is authorised

/** The store: a headless controller told line by line what its cashier does; every line is answered by one JSON line. */
class Store {
  constructor(town) {
    this.program = new Program('store', town.program('kazasu-controller'), ['run', '-', '--config', town.storeFile], town.logs);
  }

  async do(command, limitMs = 40_000) {
    const from = this.program.lines.length;
    this.program.write(command);
    const answer = await this.program.line(command, (line) => line.startsWith('{') && JSON.parse(line), from, limitMs);
    if (answer.ok === false) throw new Error(`store: ${command}: ${JSON.stringify(answer)}`);
    return answer;
  }
}

/** The line of `explain` that matches, once it is there. */
function happened(town, code, pattern, what) {
  return until(what, async () => {
    const life = await town.explain(code);
    const line = life.split('\n').find((one) => pattern.test(one));
    return line && line.slice(26).trim();
  });
}

async function register(town, phone, timeline) {
  await phone.signUp(member);
  await phone.addMeans({ institution: payerBank.institution, kind: 'card', number: member.card, expiry: '12/31', label: 'みどりカード' });
  await phone.addMeans({ institution: payerBank.institution, kind: 'account', number: member.account, label: 'みどり普通預金' });
  const clientId = await phone.page.evaluate(async () => (await (await fetch('/member/v1/sessions/current')).json()).client_id);
  timeline.step('601', 'phone → center', `${member.name} registered; client id ${clientId}, a card and an account at ${payerBank.name}`);
}

async function ringUp(store, timeline, goods) {
  for (const good of goods) await store.do(`scan ${good}`);
  const { sale } = await store.do('status');
  timeline.step('602', 'shop', `a sale of ${sale.item_count} goods is open, ${yen(sale.total_minor)} are due`);
  return sale;
}

async function authorise(town, phone, timeline) {
  await phone.signOut();
  await phone.signIn(member);
  timeline.step('603', 'phone → center', 'signed out and in again with the password');
  const offered = await phone.enterAmount(authorised);
  timeline.step('604', 'center → phone', `means presented: ${offered.join(' | ')}`);
  await phone.pickMeans('みどりカード');
  timeline.step('605', 'phone → center', `picked みどりカード, lump sum, ${yen(authorised)}`);
  const authorisation = await phone.bankAnswer();
  timeline.step('606', 'center → 109', `0100 authorisation request for ${yen(authorised)}, ${authorisation}`);
  const approved = await happened(town, authorisation, /authorisation pending -> approved/, 'the approval');
  timeline.step('607', '109 → center', `0110: ${approved}`);
  return authorisation;
}

async function deliver(town, phone, timeline) {
  const issueNumber = await phone.takeCode();
  const made = await happened(town, issueNumber, /^\S+\s+code (-> )?issued/, 'the code');
  timeline.step('A', 'center', `${made}; issuer ${issuer}, issue number ${issueNumber}, signed`);
  const delivered = await happened(town, issueNumber, /code issued -> delivered/, 'the delivery');
  timeline.step('608', 'center → phone', delivered);
  const debit = await happened(town, issueNumber, /bank message debit .* answered 00/, 'the debit');
  const { suspense } = await town.books109();
  timeline.step('609', 'center → 109', `${debit}; 109 holds ${yen(suspense[issuer])} in suspense`);
  return issueNumber;
}

/** The photograph of the phone is moved into the scanner's folder at once, as a camera would deliver it whole. */
async function holdUpThePhone(town, phone) {
  const picture = await phone.picture('phone-5-code.png');
  const arriving = join(town.state, 'store', 'arriving.png');
  await copyFile(picture, arriving);
  await rename(arriving, join(town.scans, 'phone.png'));
}

async function redeem(town, phone, store, timeline, due) {
  await holdUpThePhone(town, phone);
  await store.do('wait-scan 30');
  const { settlement } = await store.do('wait-settlement');
  timeline.step('610', 'phone → shop', `the code was read from the pixels of the screen and ${settlement.phase}: ${yen(settlement.amount_minor)} used`);
  const sold = await until('the sale in the sales file', async () => (await town.sales()).sales.find((one) => one.settlement_minor === due));
  const [receipt] = await until('the receipt', async () => {
    const files = (await readdir(town.receipts)).filter((name) => name.endsWith('.png'));
    return files.length > 0 && files;
  });
  await copyFile(join(town.receipts, receipt), join(town.pictures, 'receipt.png'));
  timeline.step('611', 'shop → member', `goods handed over; receipt ${sold.receipt_number}`);
}

async function settle(town, phone, timeline, issueNumber, due) {
  const record = await happened(town, issueNumber, /settlement record .* accepted/, 'the settlement record');
  timeline.step('612', 'shop → center', record);
  const purchase = await happened(town, issueNumber, /bank message purchase .* answered 00/, 'the purchase information');
  timeline.step('613', 'center → 109', purchase);
  const payment = await happened(town, issueNumber, /bank message payment .* answered 00/, 'the payment information');
  timeline.step('614', 'center → 110', payment);
  const at109 = await town.books109();
  const at110 = await town.books110();
  timeline.step('615', '110 → 109', `transfer requested; 110 expects ${yen(at110.due_from[payerBank.institution])} from 109`);
  timeline.step('616', '109', `moved ${yen(at109.due_to[shopBank.institution])} from suspense to what it owes 110`);
  timeline.step('617', '110 → shop', `the account of ${shop.name} stands at ${yen(at110.accounts[shop.account])}`);
  const paid = await phone.paid();
  await happened(town, issueNumber, /bank message refund .* answered 00/, 'the return of what was unused');
  const statement = await until('the purchase on the statement', async () => {
    const text = await town.statement('en');
    return text.includes(shop.name) && text;
  });
  timeline.step('618', '109 → member', `statement:\n${statement.trimEnd().replace(/^/gm, '       ')}`);
  console.log(`\nThe phone says: ${paid}\nDue was ${yen(due)}.`);
}

/** The whole payment; the verdict of the three-way check. */
export async function payAsAMember(town, phone, timeline) {
  const store = new Store(town);
  const goods = await town.goods(basket);
  await register(town, phone, timeline);
  const sale = await ringUp(store, timeline, goods);
  await authorise(town, phone, timeline);
  const issueNumber = await deliver(town, phone, timeline);
  await redeem(town, phone, store, timeline, sale.total_minor);
  await settle(town, phone, timeline, issueNumber, sale.total_minor);
  await store.program.stop();
  return until('all books to agree', async () => {
    const verdict = await town.check();
    return verdict.isWell && verdict;
  }, 15_000, 500).catch(() => town.check());
}
