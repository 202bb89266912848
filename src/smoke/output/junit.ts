/** The report as JUnit XML, which test reporters read. */
import type { CheckReport, SmokeReport } from '../report.ts';

/** Whole document. One suite for the run, one case for each check; seconds. */
export function junitXml(report: SmokeReport): string {
  const cases = report.checks.map((check) => ({ check, end: endOf(check) }));
  const count = (kind: End['kind']): number => cases.filter(({ end }) => end.kind === kind).length;
  const counts = {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(Math.max(0, Date.parse(report.finishedAt) - Date.parse(report.startedAt))),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'tidegate', ...counts })}>`,
    `  <testsuite${attributes({ name: 'smoke', ...counts, timestamp: report.startedAt })}>`,
    propertiesOf(runProperties(report), '    '),
    ...cases.map(({ check, end }) => caseOf(check, end)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

interface End {
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type?: string;
}

/** What the verdict does not depend on is shown as skipped: a reporter would count it as broken else. */
function endOf({ verdict, severity, reason }: CheckReport): End {
  if (verdict === 'pass') return { kind: 'passed' };
  if (verdict === 'skipped' || severity === 'advisory') return { kind: 'skipped' };
  const kind = verdict === 'fail' ? 'failure' : 'error';
  return { kind, type: reason?.code ?? verdict };
}

function runProperties({ verdict, reason, environment, sha, configDigest }: SmokeReport): readonly Property[] {
  return [
    ['verdict', verdict],
    ['reason', reason?.code],
    ['environment', environment],
    ['sha', sha],
    ['config-digest', configDigest],
  ];
}

type Property = readonly [name: string, value: string | undefined];

function propertiesOf(properties: readonly Property[], indent: string): string {
  const lines = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${indent}  <property${attributes({ name, value })}/>`],
  );
  return [`${indent}<properties>`, ...lines, `${indent}</properties>`].join('\n');
}

function caseOf(check: CheckReport, end: End): string {
  const time = seconds(check.attempts.reduce((sum, { duration }) => sum + duration, 0));
  const opening = `    <testcase${attributes({ classname: `smoke.${check.type}`, name: check.id, time })}`;
  const inner = [
    check.flaky ? propertiesOf([['flaky', 'true']], '      ') : '',
    elementOf(check, end),
    check.flaky ? `      <system-out>${escapeXml(attemptsOf(check))}</system-out>` : '',
  ].filter((line) => line !== '');
  return inner.length === 0 ? `${opening}/>` : [`${opening}>`, ...inner, '    </testcase>'].join('\n');
}

function elementOf({ verdict, severity, message }: CheckReport, { kind, type }: End): string {
  if (kind === 'passed') return '';
  if (kind === 'skipped') {
    const what = verdict === 'skipped' ? message : `${severity}, ${verdict}: ${message}`;
    return `      <skipped${attributes({ message: what })}/>`;
  }
  return `      <${kind}${attributes({ message, type: type ?? verdict })}>${escapeXml(message)}</${kind}>`;
}

function attemptsOf({ attempts, message }: CheckReport): string {
  const lines = attempts.map(
    ({ at, duration, verdict, reason }) => `${at} ${verdict}${reason === null ? '' : ` ${reason.code}`} ${duration} ms`,
  );
  return [...lines, message].join('\n');
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replace(/[\t\n\r]/g, asReference)}"`)
    .join('');
}

function asReference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Characters that XML 1.0 has no way to write (section 2.2), and C1 controls, which it discourages and a terminal obeys. */
const ILLEGAL = /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(ILLEGAL, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
