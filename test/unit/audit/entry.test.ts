import { describe, expect, it } from 'vitest';
import { auditLine } from '../../../src/audit/entry.ts';
import { answerEntry, effectEntry, outcomeEntry, overrideEntry } from '../../../src/audit/record-entries.ts';
import { canonicalJson, digestOf } from '../../../src/domain/canonical.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import {
  check,
  command,
  decision,
  gate,
  openGate,
  override,
  pullRequest,
  report,
  SHA,
} from '../../contract/store/samples.ts';

const AT = toInstant(Date.parse('2026-11-23T09:00:00Z'));
const SHOP = { repository: 'acme/shop', repositoryId: 1 };

describe('an audit line', () => {
  it('is the entry at its place, in the one spelling that digests are made of', () => {
    const entry = effectEntry(AT, report(gate(1), 'held\nuntil Monday'), null);
    const line = auditLine(entry, 7);
    expect(line).not.toContain('\n');
    expect(line).toBe(canonicalJson(JSON.parse(line)));
    expect(Object.keys(JSON.parse(line))).toEqual(['actor', 'at', 'data', 'kind', 'seq', 'subject', 'version']);
    expect(JSON.parse(line)).toMatchObject({ version: 1, seq: 7, at: AT });
  });

  it('does not hold what people wrote, only its digest', () => {
    const effect = report(gate(1), 'a text that should not be published');
    const entry = effectEntry(AT, effect, null);
    expect(auditLine(entry, 0)).not.toContain('published');
    expect(entry.data).toEqual({ effect: 'report-gate', slot: '1/gate/1/report', digest: digestOf(effect) });
  });
});

describe('entries', () => {
  const answered = { at: AT, question: gate(1), summary: 'held', isFinal: false };

  it('tell a decision from an answer without one', () => {
    expect(answerEntry({ ...answered, decision: null, facts: null })).toMatchObject({
      kind: 'answer',
      data: { summary: 'held' },
    });
    const made = decision();
    expect(answerEntry({ ...answered, decision: made, facts: null })).toMatchObject({
      kind: 'decision',
      data: {
        verdict: 'waiting',
        factsDigest: made.factsDigest,
        decisionDigest: digestOf(made),
        policy: made.policy,
        gates: [{ name: 'board', status: 'pending' }],
        counted: [{ gate: 'board', people: ['grace'] }],
      },
    });
  });

  it('name the content that was never sent because another took its place', () => {
    expect(effectEntry(AT, check(3, 'held'), 'e'.repeat(64)).data).toHaveProperty('replaces', 'e'.repeat(64));
  });

  it.each([
    [{ kind: 'done' }, { outcome: 'done' }],
    [
      { kind: 'superseded', because: 'run again' },
      { outcome: 'superseded', because: 'run again' },
    ],
    [
      { kind: 'retry', because: 'away', afterMs: 5 },
      { outcome: 'retry', because: 'away', afterMs: 5 },
    ],
  ] as const)('say how a try ended: %j', (outcome, data) => {
    const entry = outcomeEntry(AT, openGate(gate(1)), outcome, 2);
    expect(entry).toMatchObject({
      kind: 'outcome',
      data: { ...data, attempt: 2, digest: digestOf(openGate(gate(1))) },
    });
    expect(() => auditLine(entry, 0)).not.toThrow();
  });

  it('name the person who overrides, by id', () => {
    expect(overrideEntry(command(5), override(5))).toMatchObject({
      at: AT,
      actor: { kind: 'user', id: 7, login: 'ada' },
      subject: { ...SHOP, issue: 12, comment: 5, environment: 'production', commit: SHA },
      data: { reason: 'the shop is down' },
    });
  });

  it.each([
    [gate(1), { ...SHOP, deployment: 1, environment: 'production' }],
    [pullRequest(3), { ...SHOP, pullRequest: 3 }],
    [command(5), { ...SHOP, issue: 12, comment: 5 }],
    [{ kind: 'policy', repository: gate(1).repository } as const, SHOP],
  ])('say what they are about: %j', (question, subject) => {
    expect(answerEntry({ ...answered, question, decision: null, facts: null }).subject).toEqual(subject);
  });
});
