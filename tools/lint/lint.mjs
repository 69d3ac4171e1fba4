// clang-tidy over every source file of ours that a build folder compiles. A file that was clean is not looked at again
// until it, anything it includes, its command or the checks have changed; ninja knows what it includes.
//
//   node tools/lint/lint.mjs --cache DIR --build DIR [--build DIR...] [PATH...]
//
// PATH: only files at or below it, relative to the source root. Exit 1 when anything was found.
import {execFile, execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {dirname, isAbsolute, join, relative, resolve} from 'node:path';
import {parseArgs, promisify} from 'node:util';

const kTidy = 'clang-tidy';
const kMaxOutputBytes = 1 << 30;  // ninja lists a thousand headers for each of hundreds of objects
const kFileLimitMs = 600_000;     // the slowest file takes well under a minute

const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {build: {type: 'string', multiple: true}, cache: {type: 'string'}},
});
if (!values.build || !values.cache) throw new Error('--build and --cache are needed');
const root = process.cwd();

/// What a build folder compiles of ours: not the files that it generated itself.
function ownCommands(build) {
    const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
    return commands
        .map(({directory, command, file}) => {
            const path = relative(root, resolve(directory, file));
            return {build, directory, command, path, object: / -o (\S+)/.exec(command)[1]};
        })
        .filter(({path}) => !path.startsWith('..') && !path.startsWith('build/'))
        .filter(({path}) => positionals.length === 0 || positionals.some(
            (wanted) => path === wanted || path.startsWith(wanted.replace(/\/*$/, '/'))));
}

/// From object to everything that went into it, for what is built and not outdated.
function includedFiles(build) {
    const text = execFileSync('ninja', ['-C', build, '--quiet', '-t', 'deps'],
                              {maxBuffer: kMaxOutputBytes, encoding: 'utf8'});
    const included = new Map();
    let files = null;
    for (const line of text.split('\n')) {
        const head = /^(\S+): #deps \d+, .*\(VALID\)$/.exec(line);
        if (head) included.set(head[1], files = []);
        else if (!line.startsWith('    ')) files = null;
        else files?.push(resolve(build, line.trim()));
    }
    return included;
}

const digests = new Map();
/// Ours by content; the machine's, which only packages change, by size and time.
function digestOf(file) {
    if (!digests.has(file)) {
        const isOurs = file.startsWith(root + '/') || !isAbsolute(file);
        const state = existsSync(file) ? statSync(file) : null;
        digests.set(file, !state ? 'gone' : isOurs ?
            createHash('sha256').update(readFileSync(file)).digest('hex') : `${state.size} ${state.mtimeMs}`);
    }
    return digests.get(file);
}

const version = execFileSync(kTidy, ['--version'], {encoding: 'utf8'});
/// The settings that clang-tidy reads for a file: those of its folder and of every folder above.
function settingsFor(path) {
    let text = '';
    for (let folder = dirname(path); ; folder = dirname(folder)) {
        const settings = join(folder, '.clang-tidy');
        if (existsSync(settings)) text += readFileSync(settings, 'utf8');
        if (folder === '.') return text;
    }
}

/// None when ninja does not know the object: it was never built.
function keyOf(entry, included) {
    const files = included.get(entry.object);
    if (!files) return null;
    const hash = createHash('sha256').update(version).update(settingsFor(entry.path)).update(entry.command);
    for (const file of files) hash.update(file).update(digestOf(file));
    return hash.digest('hex');
}

/// What clang-tidy says about what we wrote: nothing for a clean file.
async function findingsIn(entry) {
    const answer = await promisify(execFile)(
        kTidy, ['--quiet', '-p', entry.build, '--extra-arg=-Wno-unknown-warning-option', entry.path],
        {maxBuffer: kMaxOutputBytes, timeout: kFileLimitMs}).catch((failure) => failure);
    if (answer.code === undefined && !answer.killed) return [];
    const text = answer.stdout.trim();
    if (text === '') return [answer.stderr.trim() || `${kTidy}: ended by ${answer.signal}`];
    const generated = join(root, 'build') + '/';
    return text.split(/\n(?=\S+:\d+:\d+: (?:error|warning): )/).filter((finding) => !finding.startsWith(generated));
}

const work = [];
const seen = new Set();
for (const build of values.build) {
    const included = includedFiles(build);
    for (const entry of ownCommands(build)) {
        if (seen.has(entry.path)) continue;
        seen.add(entry.path);
        const memory = join(values.cache, `${entry.path}.clean`);
        const key = keyOf(entry, included);
        const isKnown = key && existsSync(memory) && readFileSync(memory, 'utf8') === key;
        if (!isKnown) work.push({...entry, key, memory});
    }
}
if (seen.size === 0) throw new Error('there is nothing to look at');
console.log(`lint: ${seen.size} files, ${seen.size - work.length} of them known to be clean`);

const told = new Set();
let done = 0, failed = 0;
async function lintNext() {
    for (let entry = work.shift(); entry; entry = work.shift()) {
        const findings = await findingsIn(entry);
        ++done;
        if (findings.length === 0) {
            mkdirSync(dirname(entry.memory), {recursive: true});
            if (entry.key) writeFileSync(entry.memory, entry.key);
            continue;
        }
        ++failed;
        rmSync(entry.memory, {force: true});
        console.log(`lint: ${entry.path} (${done} done, ${work.length} to go)`);
        // A header's finding comes with every file that includes it: once is enough.
        for (const finding of findings) {
            if (!told.has(finding)) console.log(finding);
            told.add(finding);
        }
    }
}
await Promise.all(Array.from({length: availableParallelism()}, lintNext));
console.log(failed === 0 ? 'lint: clean' : `lint: ${failed} files with findings`);
process.exitCode = failed === 0 ? 0 : 1;
