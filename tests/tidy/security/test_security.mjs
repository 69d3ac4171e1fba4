// docs/security.md keeps its promises: all 37 threats are in its table, every requirement of OWASP ASVS 5.0 levels 1 and
// 2 is answered, and every test that it names is there. A test is named `program` (a CTest name) or `program:function`, of
// those in JavaScript `program:title`.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [source, build] = process.argv.slice(2);
const threats = 37;
const read = (path) => readFileSync(join(source, path), 'utf8');

function filesBelow(folder) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        if (entry.name === 'node_modules') return [];
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const sources = filesBelow(join(source, 'tests'));
const programs = new Set([
    ...all(execFileSync('ctest', ['--test-dir', build, '-N'], { encoding: 'utf8' }), /Test +#\d+: (\S+)/g),
    ...all(sources.join('\n'), /\/(fuzz_\w+)\.cpp$/gm), // their list is another preset's
]);
const functions = new Set(sources.flatMap((path) => {
    if (path.endsWith('.cpp')) return all(readFileSync(path, 'utf8'), /^ *void (?:\w+::)?(\w+)\(/gm);
    return path.endsWith('.test.mjs') ? all(readFileSync(path, 'utf8'), /^test\('(.*)', async/gm) : [];
}));
const requirements = read('tests/tidy/security/asvs_5_0_level_2.txt').split('\n').filter((line) => line.startsWith('V'));

/** "V6.2.1 to V6.2.9" answers for those between, too. */
function answered(text) {
    return [...text.matchAll(/V(\d+\.\d+)\.(\d+)(?: to V\1\.(\d+))?/g)].flatMap(([, section, first, last = first]) => {
        const numbers = [];
        for (let number = Number(first); number <= Number(last); number += 1) numbers.push(`V${section}.${number}`);
        return numbers;
    });
}

function complaintsAbout(text) {
    const found = [];
    for (let number = 1; number <= threats; number += 1) {
        const rows = text.split('\n').filter((line) => line.startsWith(`| ${number} |`)).length;
        if (rows !== 1) found.push(`threat ${number} has ${rows} rows`);
    }
    for (const name of all(text, /`((?:unit|component|contract|e2e|faults?|gui|web|tidy|fuzz|simulation)_[\w-]+(?::[^`]+)?)`/g)) {
        const [program, ...rest] = name.split(':');
        if (!programs.has(program)) found.push(`no test program is called ${program}`);
        if (rest.length > 0 && !functions.has(rest.join(':'))) found.push(`no test is called ${name}`);
    }
    const given = new Set(answered(text));
    found.push(...requirements.filter((one) => !given.has(one)).map((one) => `${one} is not answered`));
    found.push(...[...given].filter((one) => !requirements.includes(one)).map((one) => `levels 1 and 2 have no ${one}`));
    return found;
}

const document = read('docs/security.md');
const complaints = complaintsAbout(document);

// The check itself: each planted mistake is found.
const row17 = /^\| 17 \|.*$/m;
const planted = [
    ['threat 17 has 0 rows', document.replace(row17, '')],
    ['threat 17 has 2 rows', document.replace(row17, '$&\n$&')],
    ['no test is called component_center_misuse:aTestThatIsNotThere', document.replace(row17, '$& `component_center_misuse:aTestThatIsNotThere`')],
    ['no test program is called component_nowhere', document.replace(row17, '$& `component_nowhere`')],
    ['V6.2.4 is not answered', document.replace(/^\| V6\.2\.1, .*$/m, '')],
    ['levels 1 and 2 have no V6.2.77', `${document}\nV6.2.77`],
];
for (const [wanted, text] of planted) if (!complaintsAbout(text).includes(wanted)) complaints.push(`planted, not found: ${wanted}`);

complaints.forEach((complaint) => console.error(complaint));
console.log(`docs/security.md: ${threats} threats, ${requirements.length} requirements, ${complaints.length} complaints`);
process.exitCode = complaints.length > 0 ? 1 : 0;
