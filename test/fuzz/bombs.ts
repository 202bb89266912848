/** Policies that were made to be slow: each once took seconds, or looks as if it could. */

function seq(count: number, item: (index: number) => string, separator = ', '): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(separator);
}

function clock(half: number): string {
  return `${String(half >> 1).padStart(2, '0')}:${half % 2 === 1 ? '30' : '00'}`;
}

const V = 'version: 1\n';
const cods = [
  'DE',
  'US',
  'FR',
  'GB',
  'IT',
  'ES',
  'SA',
  'IL',
  'CN',
  'JP',
  'IN',
  'BR',
  'CA',
  'AU',
  'NZ',
  'MX',
  'TR',
  'EG',
  'IR',
  'ID',
  'MY',
  'SG',
  'TH',
  'VN',
  'KR',
  'ZA',
  'NG',
  'KE',
  'MA',
  'DZ',
  'TN',
  'PL',
  'CZ',
  'SK',
  'HU',
  'RO',
  'BG',
  'GR',
  'PT',
  'NL',
  'BE',
  'LU',
  'CH',
  'AT',
  'SE',
  'NO',
  'DK',
  'FI',
  'IS',
  'IE',
];
const hours48 = seq(48, (i) => `"${clock(i)}-${clock(i + 1)}"`);
const hoursGap = seq(48, (i) => `"${clock(i)}-${clock(i).replace(/0$/, '9')}"`);
const rules = [
  'FREQ=DAILY',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  'FREQ=MONTHLY;BYDAY=5SU',
  `FREQ=YEARLY;BYYEARDAY=${seq(100, (i) => String(i * 3 + 1), ',')};BYSETPOS=-1`,
  'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
];
export const BOMBS: Readonly<Record<string, string>> = {
  patterns: `${V}risk:\n- tier: high\n  when: { title: [${seq(900, (i) => `"(a{30}){30}${i}"`)}] }\n- tier: low\n`,
  patternsmany:
    V +
    `risk:\n- tier: high\n  when: { title: [${seq(900, (i) => `"(\\\\pL|\\\\pN){9,20}x${i}.*y"`)}] }\n- tier: low\n`,
  patternBig:
    V +
    `risk:\n- tier: high\n  when: { title: ["((a{100}){10}){10}","(((a{10}){10}){10}){10}", "(((((a{5}){5}){5}){5}){5}){5}"] }\n- tier: low\n`,
  classes: `${V}risk:\n- tier: high\n  when: { title: [${seq(190, (i) => `"${'\\\\pL'.repeat(60)}${i}"`)}] }\n- tier: low\n`,
  globs: `${V}risk:\n- tier: high\n  when: { paths: [${seq(240, (i) => `"${'*a'.repeat(120)}${i}"`)}] }\n- tier: low\n`,
  unknown: V + seq(9000, (i) => `k${i}: 1`, '\n'),
  unknownNested: `${V}gates: [${seq(200, (i) => `{name: a${i}, x: 1, y: 2, require: {}}`)}]`,
  tiersUnknown: `${V}freezes: [{name: f, from: 2026-01-01, until: 2027-01-01, tiers: [${seq(1000, (i) => `tier${i}`)}]}]`,
  envs:
    V +
    `environments: {${seq(200, (i) => `"a*b${i}*c": `)}}\ngates: [${seq(20, (i) => `{name: g${i}, for: {environments: [${seq(200, (j) => `"*q${i}x${j}*"`)}]}, require: {checklist: true}}`)}]`,
  envs2:
    V +
    `environments: {${seq(100, (i) => `"${'*a'.repeat(100)}${i}": `)}}\ngates: [${seq(4, (i) => `{name: g${i}, for: {environments: [${seq(40, (j) => `"${'*b'.repeat(100)}${i}x${j}"`)}]}, require: {checklist: true}}`)}]`,
  windows48:
    V +
    `zone: Europe/Berlin\nwindows: {${seq(40, (i) => `w${i}: {hours: [${hours48}]}`)}}\ngates: [${seq(20, (i) => `{name: g${i}, require: {window: [${seq(20, (j) => `w${(i + j) % 40}`)}]}}`)}]`,
  windowsGap:
    V +
    `zone: Europe/Berlin\nwindows: {${seq(40, (i) => `w${i}: {hours: [${hoursGap}]}`)}}\ngates: [${seq(20, (i) => `{name: g${i}, require: {window: [${seq(20, (j) => `w${(i + j) % 40}`)}]}}`)}]`,
  never:
    V +
    `zone: Europe/Berlin\nwindows: {a: {days: mon, hours: [${hoursGap}]}, b: {days: tue, hours: [${hoursGap}]}}\ngates: [{name: a, require: {window: a}},{name: b, require: {window: b}}]`,
  neverRules:
    V +
    `zone: Europe/Berlin\nwindows: {${seq(60, (i) => `w${i}: {rrule: "${rules[i % 6]}", hours: "0${i % 9}:00-0${i % 9}:30", zone: America/New_York, holidays: [${cods.slice(0, 5).join(', ')}]}`)}}\ngates: [${seq(60, (i) => `{name: g${i}, for: {tiers: [${['low', 'medium', 'high'][i % 3]}]}, require: {window: w${i}}}`)}]`,
  holidays:
    V +
    `windows: {${seq(50, (i) => `w${i}: {days: mon, holidays: [${cods.join(', ')}]}`)}}\ngates: [${seq(50, (i) => `{name: g${i}, require: {window: w${i}}}`)}]`,
  before:
    V +
    `windows: {${seq(50, (i) => `w${i}: {before-holidays: [${cods[i]}], days: sun}`)}}\ngates: [${seq(50, (i) => `{name: g${i}, require: {window: w${i}}}`)}]`,
  freezes:
    V +
    `windows: {w: {days: mon}}\nfreezes: [${seq(400, (i) => `{name: f${i}, rrule: "${rules[i % 3]}", hours: "0${i % 9}:00-24:00", tiers: [${['low', 'medium', 'high'][i % 3]}]}`)}]\ngates: [{name: g, require: {window: w}}]`,
  freezesEnv:
    V +
    `windows: {w: {days: mon}}\nfreezes: [${seq(300, (i) => `{name: f${i}, days: mon-sun, environments: [e${i}, "x*${i}"], tiers: [${['low', 'medium', 'high'][i % 3]}], except: {types: [${['major', 'minor', 'patch'][i % 3]}]}}`)}]\ngates: [{name: g, require: {window: w}}]`,
  freezesAll:
    V +
    `windows: {w: {rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", starts: 2024-01-01}}\nfreezes: [{name: a, days: mon-wed}, {name: b, days: thu-sun}]\ngates: [{name: g, require: {window: w}}]`,
  zones:
    V +
    `windows: {${seq(100, (i) => `w${i}: {days: mon, hours: "${String(i % 24).padStart(2, '0')}:00-${String(i % 24).padStart(2, '0')}:30", zone: ${['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Chatham', 'Africa/Casablanca', 'America/Santiago', 'Asia/Kathmandu'][i % 8]}}`)}}\ngates: [${seq(100, (i) => `{name: g${i}, require: {window: w${i}}}`)}]`,
  tiers:
    V +
    `tiers: [${seq(20, (i) => `t${i}`)}]\nwindows: {w: {days: mon}}\ngates: [${seq(200, (i) => `{name: g${i}, for: {tiers: [t${i % 20}], environments: [e${i}]}, except: {types: [${['major', 'minor', 'patch', 'emergency'][i % 4]}]}, require: {window: w}}`)}]`,
  promote: `${V}environments: {${seq(200, (i) => `e${i}: {promote: {from: e${i + 1}}}`)}, e200: }`,
  promoteGlob: `${V}environments: {${seq(199, (i) => `"*e${i}*": {promote: {from: e${(i + 1) % 199}}}`)}}`,
  lasts:
    V +
    `windows: {a: {days: mon, hours: [${seq(48, (i) => `"${clock(i)}"`)}], lasts: 31d}}\ngates: [{name: a, require: {window: a}}]`,
  lasts2:
    V +
    `freezes: [{name: a, hours: [${seq(48, (i) => `"${clock(i)}"`)}], lasts: 31d}, {name: b, rrule: "FREQ=MONTHLY;BYMONTHDAY=-1", lasts: 30d}]`,
  colons: ':'.repeat(65000),
  dashes: '- '.repeat(30000),
  qm: '? '.repeat(30000),
  braces: '{'.repeat(65000),
  quotes: `"${'\\x41'.repeat(16000)}"`,
  nl: '\n'.repeat(65000),
  comm: '#\n'.repeat(32000),
  docs: '---\n'.repeat(16000),
  folded: `a: >\n${' b\n'.repeat(20000)}`,
  pipes: `a: |\n${'  \n'.repeat(20000)}`,
  flow: `a: [${'{b: [c]},'.repeat(6000)}]`,
  tabs: `a:\n${'\t'.repeat(60000)}`,
  keyslong: `${'a'.repeat(60000)}: 1`,
  dupkeys: V + 'a: 1\n'.repeat(9000),
  indents: seq(300, (i) => `${' '.repeat(i)}a:`, '\n'),
};
