import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filledSections, headingKey } from '../../../../src/policy/gates/sections/filled-sections.ts';
import { commit, decideBy, gateNamed, pullRequest, requirement } from '../builders.ts';

const POLICY = `version: 1
gates: [{ name: written, require: { sections: [Rollback plan, "Success criteria"] } }]
`;
const FULL = '## Rollback plan\n\nRevert it.\n\n## Success criteria\n\n- orders go up\n';

describe('a heading counts with something under it', () => {
  test.each([
    ['ATX', '## Rollback plan\nRevert it.'],
    ['closed, emphasised, with a colon', '### **Rollback   plan:** ###\nRevert it.'],
    ['in another case', '# ROLLBACK PLAN\nRevert it.'],
    ['setext', 'Rollback plan\n---\nRevert it.'],
    ['setext of the first level', 'Rollback plan\n===\n\nRevert it.'],
    ['with its text under a lower heading', '## Rollback plan\n### How\nRevert it.'],
    ['with code under it', '## Rollback plan\n```sh\ngit revert\n```'],
    ['with a quotation', '## Rollback plan\n> Revert it.'],
    ['with an open task that says something', '## Rollback plan\n- [ ] revert it'],
    ['with a list over a line', '## Rollback plan\n- revert it\n---\n'],
    ['with a table', '## Rollback plan\n| step | who |\n|---|---|'],
    ['with an image', '## Rollback plan\n<img src="plan.png">'],
    ['with text in a folded block', '## Rollback plan\n<details>\n<summary>How</summary>\n\nRevert it.\n</details>'],
    ['the second time', '## Rollback plan\n\n## Rollback plan\nRevert it.'],
    ['with an answer that says there is none', '## Rollback plan\nn/a'],
    ['after a comment', '<!--\nfill this in\n-->\n## Rollback plan\n<!-- how? -->Revert it.'],
    ['with Windows line ends', '## Rollback plan\r\nRevert it.\r\n'],
  ])('%s', (_, body) => {
    expect([...filledSections(body)]).toContain('rollback plan');
  });

  test.each([
    ['with nothing', '## Rollback plan'],
    ['with the next heading of its level', '## Rollback plan\n## Other\nRevert it.'],
    ['with a higher heading', '## Rollback plan\n# Other\nRevert it.'],
    ['with a comment', '## Rollback plan\n<!-- how do you\n\nroll it back? -->\n'],
    ['with a comment that does not end', '## Rollback plan\n<!-- how do you\n\nroll it back?'],
    ['with empty items and boxes', '## Rollback plan\n- \n- [ ]\n* [x]\n1. \n> \n'],
    ['with an empty form field', '### Rollback plan\n\n_No response_\n'],
    ['with a placeholder', '## Rollback plan\n**TBD**.'],
    ['with a line across', '## Rollback plan\n\n---\n***\n'],
    ['with empty code', '## Rollback plan\n```\n\n```'],
    ['with tags alone', '## Rollback plan\n<details>\n<summary></summary>\n</details>'],
    ['in code', '```\n## Rollback plan\nRevert it.\n```'],
    ['in code that is indented', '    ## Rollback plan\nRevert it.'],
    ['in a comment', '<!--\n## Rollback plan\nRevert it.\n-->'],
    ['in HTML', '<div>\n## Rollback plan\nRevert it.\n</div>'],
    ['without a space', '##Rollback plan\nRevert it.'],
    ['as bold text', '**Rollback plan**\n\nRevert it.'],
    ['as an item over a line', '- Rollback plan\n---\nRevert it.'],
    ['within another heading', '## Our rollback plan\nRevert it.'],
  ])('and does not: %s', (_, body) => {
    expect([...filledSections(body)]).not.toContain('rollback plan');
  });

  test('keys say the same of a heading however often they are made', () => {
    fc.assert(
      fc.property(fc.string(), (heading) => {
        expect(headingKey(headingKey(heading))).toBe(headingKey(heading));
      }),
    );
  });

  test.each([
    '<!--'.repeat(16_000),
    '>'.repeat(65_000),
    '<a '.repeat(20_000),
    '* '.repeat(30_000),
    '# a\n## b\n'.repeat(6000),
    `<div ${'a=b '.repeat(15_000)}`,
  ])('texts that are made to be slow are read at once', (text) => {
    const begin = performance.now();
    filledSections(`## Rollback plan\n${text}`);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

describe('the requirement', () => {
  test('is met when each pull request has every section', () => {
    const decision = decideBy(POLICY, {
      changes: [pullRequest({ body: FULL }), pullRequest({ number: 13, body: FULL })],
    });
    expect(requirement(decision)).toMatchObject({
      kind: 'sections',
      status: 'met',
      reason: { code: 'sections-present' },
    });
    expect(decision.verdict).toBe('open');
  });

  test('waits for those that lack one, and says which lacks what', () => {
    const changes = [pullRequest({ body: FULL }), pullRequest({ number: 13, body: '## Rollback plan\nRevert it.' })];
    expect(requirement(decideBy(POLICY, { changes }))).toMatchObject({
      status: 'pending',
      reason: { code: 'section-missing', missing: [{ change: '#13', section: 'Success criteria' }], lacking: 1 },
      text: 'Missing: "Success criteria" in #13. Write it under a heading of that name in the pull request, or once for all in the release record, where one is kept.',
    });
  });

  test('tells five and counts the rest', () => {
    const changes = [1, 2, 3, 4].map((number) => pullRequest({ number }));
    const { reason, text } = requirement(decideBy(POLICY, { changes }));
    expect(reason['missing']).toHaveLength(5);
    expect(reason['lacking']).toBe(8);
    expect(text).toContain('and 3 more');
  });

  test('is met by the record for all, commits without a pull request as well', () => {
    const changes = [pullRequest(), commit()];
    expect(requirement(decideBy(POLICY, { changes, record: { body: FULL } })).status).toBe('met');
  });

  test('takes one section from the record and the other from the pull requests', () => {
    const record = { body: '# Success criteria\norders go up' };
    const changes = [pullRequest({ body: '## Rollback plan\nRevert it.' })];
    expect(requirement(decideBy(POLICY, { changes, record })).status).toBe('met');
  });

  test('needs the record for a commit without a pull request', () => {
    const changes = [pullRequest({ body: FULL }), commit({ message: FULL })];
    const { status, reason } = requirement(decideBy(POLICY, { changes }));
    expect(status).toBe('pending');
    expect(reason['missing']).toEqual([
      { change: 'facade1', section: 'Rollback plan' },
      { change: 'facade1', section: 'Success criteria' },
    ]);
  });

  test('waits while changes are unseen, unless the record has all', () => {
    const unseen = { changes: [pullRequest({ body: FULL })], complete: false };
    expect(requirement(decideBy(POLICY, unseen))).toMatchObject({
      status: 'pending',
      reason: { code: 'incomplete', asked: 'sections' },
      text: expect.stringContaining('their sections are not known'),
    });
    expect(requirement(decideBy(POLICY, { ...unseen, record: { body: FULL } })).status).toBe('met');
  });

  test('judges only the changes of the service', () => {
    const policy = `${POLICY}services: { web: { paths: ["web/**"] } }\nenvironments: { production: { service: web } }\n`;
    expect(gateNamed(decideBy(policy), 'written').status).toBe('met');
  });
});

/** Anybody may write a body of 65,536 characters, and edit it after it was merged: a minute of our one thread was one line. */
describe('a body made to be slow to read is read at once', () => {
  const n = 60_000;
  test.each([
    ['a heading of spaces', `#${' '.repeat(n)}a\u2028b`],
    ['a run of dots', `# a\n${'.'.repeat(n)}x`],
    ['a run of spaces', `# a\nx${' '.repeat(n)}x`],
    ['a run of marks', `# a\nx${' .!?'.repeat(n / 4)}x`],
  ])('%s', (_, body) => {
    const startedAt = performance.now();
    filledSections(body);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('what nobody sees fills in nothing', () => {
  test.each([
    ['a comment written as a link', '[//]: # (How do you roll it back?)'],
    ['one in quotation marks', '[comment]: <> "How do you roll it back?"'],
    ['one without a title', '[todo]: https://example.com/how-to'],
  ])('%s', (_, line) => {
    expect([...filledSections(`## Rollback plan\n\n${line}\n`)]).not.toContain('rollback plan');
  });

  test.each([
    ['a footnote', '[^1]: Revert'],
    ['words that only begin like it', '[plan]: revert it, then tell support'],
    ['a line of a paragraph', 'We\n[//]: # (revert it)'],
  ])('%s is seen', (_, line) => {
    expect([...filledSections(`## Rollback plan\n\n${line}\n`)]).toContain('rollback plan');
  });
});
