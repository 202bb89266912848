/** Policies that nobody meant to write: mutations of those that somebody did. */
import type { Random } from './random.ts';

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

/** One to four mutations of one of the texts. */
export function mutate(texts: readonly string[], random: Random): string {
  let text = random.pick(texts);
  for (let times = 1 + random.int(4); times > 0; times--) text = random.pick(MUTATIONS)(text, random, texts);
  return text;
}

const MUTATIONS: readonly Mutation[] = [
  flipCharacter,
  insertCharacter,
  deleteLine,
  duplicateLine,
  swapLines,
  indentLine,
  swapTokens,
  replaceValue,
  replaceValue,
  replaceToken,
  renameKey,
  copyBlock,
  cutEnd,
  repeatItems,
];

const CHARACTERS = [...'[]{},:-?!&*|>%@`"\'#~<= \t\n\r0aZ', '\u0000', '\uFEFF', 'é', '\u2028', '\uD800', '\u{1F600}'];

function flipCharacter(text: string, random: Random): string {
  const at = random.int(text.length);
  const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << random.int(7)));
  return text.slice(0, at) + flipped + text.slice(at + 1);
}

function insertCharacter(text: string, random: Random): string {
  const at = random.int(text.length);
  return text.slice(0, at) + random.pick(CHARACTERS) + text.slice(at);
}

function withLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

function deleteLine(text: string, random: Random): string {
  return withLines(text, (lines) => lines.splice(random.int(lines.length), 1 + random.int(3)));
}

function duplicateLine(text: string, random: Random): string {
  return withLines(text, (lines) => lines.splice(random.int(lines.length), 0, random.pick(lines)));
}

function swapLines(text: string, random: Random): string {
  return withLines(text, (lines) => {
    const [one, other] = [random.int(lines.length), random.int(lines.length)];
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  });
}

function indentLine(text: string, random: Random): string {
  return withLines(text, (lines) => {
    const at = random.int(lines.length);
    const line = lines[at] ?? '';
    lines[at] = random.int(2) === 0 ? `${' '.repeat(1 + random.int(4))}${line}` : line.replace(/^ {1,2}/, '');
  });
}

const TOKEN = /"[^"\n]*"|[\w.$/*<>%-]+/g;

/** Puts `into` in the place of one token of the text that fits `wanted`. */
function put(text: string, random: Random, into: (token: string) => string, wanted = TOKEN): string {
  const tokens = [...text.matchAll(wanted)];
  if (tokens.length === 0) return text;
  const token = random.pick(tokens);
  return text.slice(0, token.index) + into(token[0]) + text.slice(token.index + token[0].length);
}

function swapTokens(text: string, random: Random, others: readonly string[]): string {
  const found = random.pick(others).match(TOKEN);
  return found === null ? text : put(text, random, () => random.pick(found));
}

function replaceToken(text: string, random: Random): string {
  return put(text, random, () => random.pick(HOSTILE)(random));
}

/** What stands after a colon. */
function replaceValue(text: string, random: Random): string {
  return put(text, random, () => `: ${random.pick(HOSTILE)(random)}`, /: [^\n{}[\],]+/g);
}

function renameKey(text: string, random: Random): string {
  const keys = [
    '__proto__',
    'constructor',
    'toString',
    '<<',
    'rrule',
    'window',
    'tiers',
    '""',
    '"a b"',
    '? ',
    'at',
    'from',
  ];
  return put(text, random, () => `${random.pick(keys)}:`, /[\w-]+:/g);
}

function copyBlock(text: string, random: Random): string {
  return withLines(text, (lines) => {
    const at = random.int(lines.length);
    const block = lines.slice(at, at + 1 + random.int(12));
    const copies = Array.from({ length: 1 + random.int(40) }, () => block).flat();
    lines.splice(at, 0, ...copies.slice(0, 1500));
  });
}

function cutEnd(text: string, random: Random): string {
  return text.slice(0, random.int(text.length));
}

/** `[a]` becomes a long list. */
function repeatItems(text: string, random: Random): string {
  const item = random.pick(['a', '"*a*b*c*"', 'mon', '"00:00-12:00"', 'DE-BE', '"(a{30}){30}"', 'x-$', '"> 1"']);
  const items = Array.from({ length: random.int(1200) }, (_, index) => item.replace('$', String(index)));
  return put(text, random, () => `[${items.join(', ')}]`, /\[[^\]\n]*\]/g);
}

type Value = (random: Random) => string;

const fixed = (...values: readonly string[]): readonly Value[] => values.map((value) => () => value);

const HOSTILE: readonly Value[] = [
  ...fixed('', '""', 'null', '~', 'true', '0', '-1', '1e999', '.inf', '.nan', '9007199254740993', '0x7fffffff', '1.5'),
  ...fixed('[]', '{}', '[[]]', '[null]', '{ a: }', '&a x', '*a', '!!str x', '|', '>-', '? x', '"\\ud800"', '"\\0"'),
  ...fixed(
    '"00:00-24:00"',
    '"24:00-24:00"',
    '"23:59-00:00"',
    '"12:00"',
    'mon-sun',
    'sun-mon',
    '56h',
    '0s',
    '999999999w',
  ),
  ...fixed('"FREQ=DAILY"', '"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"', '"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"'),
  ...fixed('"FREQ=DAILY;INTERVAL=9999"', '"FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"', '"FREQ=MONTHLY;BYDAY=5SU;BYMONTH=2"'),
  ...fixed('"FREQ=DAILY;UNTIL=19000101"', '"FREQ=SECONDLY"', '"FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11"'),
  ...fixed(
    'DE',
    'DE-BE',
    'XX',
    'SA',
    'IL',
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '-000001-01-01',
    '2026-11-26T24:00',
  ),
  ...fixed('Europe/Berlin', 'UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Antarctica/Troll', 'EST5EDT', 'Mars/Base'),
  ...fixed(
    '"**/**/**/**/a"',
    '"*a*a*a*a*a*a*a*a*b"',
    '"((a*)*)*b"',
    '"(a{30}){30}"',
    '"(x+x+)+y"',
    '"[[:alpha:]]{1000}"',
  ),
  ...fixed(
    '"\\\\pL{500}"',
    '"(?=a)"',
    '"> 400, < 1"',
    '"> 999999999999"',
    '"= 1, = 2"',
    '"> 15 %"',
    'low',
    'production',
  ),
  (random) => 'a'.repeat(random.int(5000)),
  (random) => `"${'é'.repeat(random.int(3000))}"`,
  (random) => `${'['.repeat(random.int(40))}x${']'.repeat(random.int(40))}`,
  (random) => `${'{ a: '.repeat(random.int(30))}x${' }'.repeat(random.int(30))}`,
  (random) => `"${'(a|'.repeat(random.int(90))}b${')'.repeat(random.int(90))}"`,
  (random) => `"${'*?'.repeat(random.int(120))}"`,
  (random) => String(random.int(1000) - 500),
  (random) => `"FREQ=${random.pick(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])};INTERVAL=${1 + random.int(12)};BYDAY=MO"`,
  (random) => `"FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 40 }, () => 1 + random.int(366)).join(',')};BYSETPOS=-1"`,
];
