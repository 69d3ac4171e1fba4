// The demo's programs as real processes: started, waited for by what they print, ended by their id, logs kept.
import { spawn, execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const running = new Set();

/**
 * A port nobody listens at. Not from the system's own range: there another program's outgoing connection could take it
 * before ours listens.
 */
export async function freePort() {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    const isFree = await new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

/** Waits until `probe` gives something, for at most `limitMs`; `what` names it in the error. */
export async function until(what, probe, limitMs = 20_000, everyMs = 100) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${limitMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

export class Program {
  /** `name` names its log; `ready` is a pattern that one of its lines matches once it serves. */
  constructor(name, executable, args, logFolder) {
    this.name = name;
    this.logFile = join(logFolder, `${name}.log`);
    this.lines = [];
    this.waiters = [];
    this.exited = false;
    const log = createWriteStream(this.logFile);
    this.process = spawn(executable, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(this);
    this.process.stdin.on('error', () => {});
    this.process.stderr.pipe(log, { end: false });
    let rest = '';
    this.process.stdout.on('data', (chunk) => {
      log.write(chunk);
      rest += chunk;
      const complete = rest.split('\n');
      rest = complete.pop();
      for (const line of complete) this.#take(line);
    });
    this.ended = new Promise((resolve) => {
      this.process.once('error', (error) => this.#end(resolve, -1, String(error)));
      this.process.once('close', (code) => this.#end(resolve, code ?? -1, ''));
    });
  }

  #take(line) {
    this.lines.push(line);
    for (const waiter of [...this.waiters]) waiter(line);
  }

  #end(resolve, code, words) {
    this.exited = true;
    this.exitWords = words;
    running.delete(this);
    for (const waiter of [...this.waiters]) waiter(null);
    resolve(code);
  }

  /** The next line (from `from` on) that `accept` takes; its answer. */
  line(what, accept, from = 0, limitMs = 20_000) {
    for (const line of this.lines.slice(from)) {
      const taken = accept(line);
      if (taken) return Promise.resolve(taken);
    }
    return new Promise((resolve, reject) => {
      const done = (settle, value) => {
        clearTimeout(timer);
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        settle(value);
      };
      const fail = (why) => done(reject, new Error(`${this.name}: ${what}: ${why}; its log is ${this.logFile}`));
      const waiter = (line) => {
        if (line === null) return fail(`it ended ${this.exitWords}`);
        const taken = accept(line);
        if (taken) done(resolve, taken);
      };
      const timer = setTimeout(() => fail(`not within ${limitMs / 1000} s`), limitMs);
      this.waiters.push(waiter);
      if (this.exited) waiter(null);
    });
  }

  write(text) {
    this.process.stdin.write(`${text}\n`);
  }

  /** SIGTERM, and SIGKILL if that does not help within 5 s. Resolves to the exit code. */
  async stop() {
    if (!this.exited) {
      this.process.kill('SIGTERM');
      const timer = setTimeout(() => this.process.kill('SIGKILL'), 5_000);
      await this.ended;
      clearTimeout(timer);
    }
    return this.ended;
  }
}

/** Ends everything this demo started, newest first. */
export async function stopAll() {
  for (const program of [...running].reverse()) await program.stop();
}

/** Runs a command to its end. Rejects when it does not exit with one of `allowed`. */
export function runToEnd(executable, args, { allowed = [0] } = {}) {
  return new Promise((resolve, reject) => {
    execFile(executable, args, { maxBuffer: 16 << 20, timeout: 60_000 }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (!allowed.includes(code)) {
        const words = [executable, ...args].join(' ');
        return reject(new Error(`${words}\nexited with ${code}\n${stdout}${stderr}`));
      }
      resolve({ code, stdout, stderr });
    });
  });
}
