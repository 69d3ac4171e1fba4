// With a display: the cashier's window with its embedded controller, on the same banks and center.
import { Program } from './programs.mjs';
import { member, shop } from './town.mjs';

export async function openWindow(town, usesWebcam) {
  console.log(`
The phone page:     ${town.memberUrl}
Sign up there with any name, then add a means of payment at みどり銀行:
  an account        ${member.account}
  or a card         ${member.card}, valid until ${member.expiry.slice(2)}/${member.expiry.slice(0, 2)}
The shop:           ${shop.name}, number ${shop.number}
Ring up goods, open the phone page in a browser, and get a code there. To hold it up to the till, ${usesWebcam ? 'hold the phone to\nthis computer\'s camera (the window shows what it sees), ' : ''}copy a
screenshot of it (or the picture of the code) to the clipboard, or put the screenshot as a file into
                    ${town.scans}
State and logs:     ${town.state}

Everything ends when the window is closed.`);
  const till = new Program('pos', town.program('kazasu-pos'), ['--config', town.storeFile, '--scanner', 'clipboard:',
    ...(usesWebcam ? ['--scanner', 'camera:'] : [])], town.logs);
  const code = await till.ended;
  if (code !== 0) throw new Error(`the cashier's window ended with ${code}; its log is ${till.logFile}`);
  const verdict = await town.check();
  console.log(verdict.table);
  return verdict.isWell ? 0 : 1;
}
