import { describe, expect, test } from 'vitest';
import { ALERT_SEVERITIES, type AlertsFact } from '../../../../src/domain/facts.ts';
import { decideBy, requirement } from '../builders.ts';

const POLICY =
  'version: 1\ngates: [{ name: safe, require: { alerts: { code-scanning: high, dependabot: critical } } }]\n';
const CLEAN: AlertsFact = { kind: 'known', tool: 'code-scanning', open: [] };
const NO_BUMPS: AlertsFact = { kind: 'known', tool: 'dependabot', open: [] };

function judged(alerts: readonly AlertsFact[] | undefined) {
  const { status, reason, text } = requirement(decideBy(POLICY, alerts === undefined ? {} : { alerts }));
  return { status, text, code: reason.code, open: reason['open'], unknown: reason['unknown'] };
}

test('no open alert of either tool is met', () => {
  expect(judged([CLEAN, NO_BUMPS])).toMatchObject({
    status: 'met',
    code: 'no-alerts',
    text: 'No open alert: code-scanning (high or worse), dependabot (critical or worse).',
  });
});

test.each(ALERT_SEVERITIES)('an alert that is %s holds from what its tool is asked for', (severity) => {
  const open = [{ number: 4, severity }];
  const rank = ALERT_SEVERITIES.indexOf(severity);
  expect(judged([{ ...CLEAN, open }, NO_BUMPS]).status).toBe(rank >= 2 ? 'pending' : 'met');
  expect(judged([CLEAN, { ...NO_BUMPS, open }]).status).toBe(rank >= 3 ? 'pending' : 'met');
});

test('what is open is counted by tool, the worst first', () => {
  const open = [
    { number: 9, severity: 'high' },
    { number: 7, severity: 'critical' },
    { number: 1, severity: 'low' },
  ] as const;
  expect(judged([{ ...CLEAN, open }, NO_BUMPS])).toMatchObject({
    code: 'alerts-open',
    open: [{ tool: 'code-scanning', least: 'high', worst: 'critical', count: 2, numbers: [7, 9] }],
    text: expect.stringContaining('2 of code-scanning, the worst critical (#7, #9)'),
  });
});

test('a scanner that has not looked yet holds, by name', () => {
  const missing = ['CodeQL (javascript)', 'x\n@all'];
  expect(judged([{ ...CLEAN, missing }, NO_BUMPS])).toMatchObject({
    status: 'pending',
    code: 'alerts-unknown',
    unknown: [{ tool: 'code-scanning', because: 'waiting', missing: ['CodeQL (javascript)', 'x @all'] }],
    text: expect.stringContaining(
      'code-scanning is waiting for CodeQL (javascript), x @all, which looked at the commits before',
    ),
  });
  const open = [{ number: 4, severity: 'high' }] as const;
  expect(judged([{ ...CLEAN, open, missing }, NO_BUMPS]).code).toBe('alerts-open');
});

test('where it is not known which scanners look, the reason says so', () => {
  const { status, text } = judged([{ ...CLEAN, isBaseUnknown: true }, NO_BUMPS]);
  expect(status).toBe('met');
  expect(text).toContain('code-scanning (high or worse; which scanners look here is not known');
});

describe('what is not known is never met', () => {
  test.each([
    ['nothing was asked', undefined, 'not-read'],
    ['one tool is not told', [CLEAN], 'not-read'],
    ['it was not analysed', [CLEAN, { kind: 'unknown', tool: 'dependabot', because: 'not-analysed' }], 'not-analysed'],
    ['it is switched off', [CLEAN, { kind: 'unknown', tool: 'dependabot', because: 'switched-off' }], 'switched-off'],
    [
      'it is told both ways',
      [CLEAN, NO_BUMPS, { kind: 'unknown', tool: 'dependabot', because: 'not-analysed' }],
      'not-analysed',
    ],
  ] as const)('%s', (_, alerts, because) => {
    const found = judged(alerts);
    expect(found).toMatchObject({ status: 'pending', code: 'alerts-unknown' });
    expect(found.unknown).toContainEqual({ tool: 'dependabot', because });
  });

  test('and an open alert speaks first', () => {
    expect(judged([{ ...CLEAN, open: [{ number: 1, severity: 'high' }] }]).code).toBe('alerts-open');
  });
});
