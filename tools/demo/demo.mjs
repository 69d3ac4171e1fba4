// ./run demo: Fig. 8 (601 to 618) carried out by real programs on loopback, and a three-way check at its end.
// With a display: the same town with the cashier's window, for a person to try.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { payAsAMember } from './lib/story.mjs';
import { stopAll } from './lib/programs.mjs';
import { Phone } from './lib/phone.mjs';
import { openWindow } from './lib/window.mjs';
import { Timeline } from './lib/timeline.mjs';
import { Town } from './lib/town.mjs';

const source = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const usage = `./run demo [--headless | --webcam] [--state DIR] [--fresh]

One payment by a code on a phone's screen, from sign-up to bank statement, with real programs on loopback.
Without --headless and with a display: the cashier's window on the same backend, and the address of the phone page.

  --headless    by itself, in a browser that nobody sees
  --webcam      the till reads with this computer's camera: hold the phone up to it
  --state DIR   where books, logs and pictures go (default: a new folder under ${tmpdir()}); must be empty or absent
  --fresh       empty DIR first
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      webcam: { type: 'boolean', default: false },
      state: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      bin: { type: 'string', default: join(source, 'build', 'dev', 'bin') },
      web: { type: 'string', default: join(source, 'build', 'dev', 'web') },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

async function stateFolder(options) {
  if (!options.state) return mkdtemp(join(tmpdir(), 'kazasu-demo-'));
  const folder = resolve(options.state);
  if (options.fresh) await rm(folder, { recursive: true, force: true });
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new Error(`${folder} is not empty: name another folder, or add --fresh`);
  }
  return folder;
}

async function runHeadless(town) {
  const timeline = new Timeline();
  const phone = await Phone.switchOn(town.memberUrl, town.pictures);
  try {
    const verdict = await payAsAMember(town, phone, timeline);
    await timeline.leave(phone.browser, join(source, 'resources', 'look', 'tokens.json'), join(town.state, 'timeline.txt'),
      join(town.pictures, 'timeline.png'), verdict.table);
    console.log(`\n${verdict.table}\nPictures: ${town.pictures}\nTimeline: ${join(town.state, 'timeline.txt')}\nLogs:     ${town.logs}`);
    if (phone.complaints.length > 0) throw new Error(`the phone page complained:\n${phone.complaints.join('\n')}`);
    return verdict.isWell ? 0 : 1;
  } catch (error) {
    await phone.picture('phone-where-it-failed.png').catch(() => {});
    throw error;
  } finally {
    await phone.switchOff();
  }
}

async function main() {
  const options = readOptions();
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const town = new Town({
    bin: resolve(options.bin), web: resolve(options.web), state: await stateFolder(options),
    sample: join(source, 'resources', 'sample', 'catalogue.csv'),
  });
  if (options.webcam && options.headless) throw new Error('either --headless or --webcam');
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (options.webcam && !hasDisplay) throw new Error('--webcam shows a window: there is no display');
  await town.found();
  await town.open();
  return options.headless || !hasDisplay ? runHeadless(town) : openWindow(town, options.webcam);
}

let isEnding = false;
async function endWith(code) {
  if (isEnding) return;
  isEnding = true;
  await stopAll();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endWith(130));

main().then(endWith, (error) => {
  console.error(`\ndemo: ${error.message}`);
  return endWith(1);
});
