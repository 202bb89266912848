import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../../src/domain/facts.ts';
import { approval, changing, commit, decideBy, PEOPLE, person, pullRequest, requirement, review } from '../builders.ts';

function gate(approvals: string): string {
  return `version: 1\ngates: [{ name: owners, require: { approvals: ${approvals} } }]\n`;
}

const OWNERS = gate('{ count: 1, from: { codeowners: true } }');

const CODEOWNERS = `* @bob
/docs/
/db/ @acme/db
/web/ @cy @EVE
/mail/ docs@example.com
/foreign/ @other/db
`;

const people: Facts['people'] = {
  ...PEOPLE,
  dan: person(20, { teams: ['db'] }),
  dee: person(21, { teams: ['DB'] }),
};

function changed(paths: readonly string[], reviewers: readonly string[], more: Partial<Facts> = {}): Partial<Facts> {
  const change = pullRequest({ ...changing(...paths), reviews: reviewers.map((user) => review(user)) });
  return { people, codeowners: CODEOWNERS, changes: [change], ...more };
}

describe('every owned file needs one of its owners', () => {
  test.each<[string, readonly string[], readonly string[], string]>([
    ['its user', ['src/a.ts'], ['bob'], 'open'],
    ['one of its users, without case', ['web/a.ts'], ['Eve'], 'open'],
    ['a member of its team', ['db/a.sql'], ['dan'], 'open'],
    ['a member of its team, without case', ['db/a.sql'], ['dee'], 'open'],
    ['the owner of an earlier line that matches too', ['db/a.sql'], ['bob'], 'waiting'],
    ['the owners of some files only', ['db/a.sql', 'web/a.ts'], ['dan'], 'waiting'],
    ['the owners of all files', ['db/a.sql', 'web/a.ts'], ['dan', 'cy'], 'open'],
    ['nobody, where no file has an owner', ['docs/a.md'], [], 'open'],
    ['the owner of the only owned file', ['docs/a.md', 'src/a.ts'], ['bob'], 'open'],
    ['nobody, where one file has an owner', ['docs/a.md', 'src/a.ts'], [], 'waiting'],
  ])('%s', (_name, paths, reviewers, verdict) => {
    expect(decideBy(OWNERS, changed(paths, reviewers)).verdict).toBe(verdict);
  });

  test('and `count` people in all', () => {
    const two = gate('{ count: 2, from: { codeowners: true } }');
    expect(decideBy(two, changed(['web/a.ts'], ['cy'])).verdict).toBe('waiting');
    expect(decideBy(two, changed(['web/a.ts'], ['cy', 'eve'])).verdict).toBe('open');
    expect(decideBy(two, changed(['web/a.ts', 'db/a.sql'], ['cy', 'dan'])).verdict).toBe('open');
    expect(decideBy(two, changed(['web/a.ts'], ['cy', 'bob'])).verdict).toBe('waiting');
  });

  test('also when nobody else is asked for', () => {
    const none = gate('{ count: 0, from: { codeowners: true } }');
    expect(decideBy(none, changed(['db/a.sql'], [])).verdict).toBe('waiting');
    expect(decideBy(none, changed(['db/a.sql'], ['dan'])).verdict).toBe('open');
  });

  test('in every change', () => {
    const changes = [
      pullRequest({ ...changing('db/a.sql'), reviews: [review('dan')] }),
      pullRequest({ number: 13, ...changing('db/b.sql') }),
      pullRequest({ number: 14, ...changing('docs/b.md') }),
    ];
    expect(requirement(decideBy(OWNERS, { people, codeowners: CODEOWNERS, changes })).reason).toMatchObject({
      code: 'not-enough',
      waiting: [{ change: '#13', missing: 1 }],
    });
  });

  test('under both names of a renamed file', () => {
    const renamed = (reviewers: readonly string[]) =>
      changed([], [], {
        changes: [
          pullRequest({
            files: [{ path: 'web/a.ts', previousPath: 'db/a.sql', status: 'renamed', additions: 0, deletions: 0 }],
            reviews: reviewers.map((user) => review(user)),
          }),
        ],
      });
    expect(decideBy(OWNERS, renamed(['cy'])).verdict).toBe('waiting');
    expect(decideBy(OWNERS, renamed(['dan'])).verdict).toBe('waiting');
    expect(decideBy(OWNERS, renamed(['cy', 'dan'])).verdict).toBe('open');
  });

  test('by the approvals of the release for a commit without a pull request', () => {
    const facts = { people, codeowners: CODEOWNERS, changes: [commit(changing('db/a.sql'))] };
    expect(decideBy(OWNERS, facts).verdict).toBe('waiting');
    expect(decideBy(OWNERS, { ...facts, approvals: [approval('bob')] }).verdict).toBe('waiting');
    expect(decideBy(OWNERS, { ...facts, approvals: [approval('dan')] }).verdict).toBe('open');
  });

  test('of all changes together, for an approval of the release', () => {
    const release = gate('{ count: 1, from: { codeowners: true }, of: release }');
    const changes = [pullRequest(changing('db/a.sql')), pullRequest({ number: 13, ...changing('web/a.ts') })];
    const facts = { people, codeowners: CODEOWNERS, changes };
    expect(decideBy(release, { ...facts, approvals: [approval('dan')] }).verdict).toBe('waiting');
    expect(decideBy(release, { ...facts, approvals: [approval('dan'), approval('cy')] }).verdict).toBe('open');
  });
});

describe('an owner counts', () => {
  test('with write permission only, as on GitHub', () => {
    const reading = { ...people, dan: person(20, { teams: ['db'], permission: 'read' }) };
    const decision = decideBy(OWNERS, changed(['db/a.sql'], ['dan'], { people: reading }));
    expect(requirement(decision).ignored).toEqual([{ user: 'dan', code: 'not-eligible' }]);
  });

  test('not for a change they took part in', () => {
    const change = pullRequest({ ...changing('src/a.ts'), contributors: ['bob'], reviews: [review('bob')] });
    const decision = decideBy(OWNERS, { people, codeowners: CODEOWNERS, changes: [change] });
    expect(requirement(decision)).toMatchObject({
      status: 'pending',
      reason: { owners: { files: [{ path: 'src/a.ts', nobody: 'contributors' }] } },
      ignored: [{ user: 'bob', code: 'contributor' }],
    });
  });

  test('not when they own other files', () => {
    expect(requirement(decideBy(OWNERS, changed(['db/a.sql'], ['cy']))).ignored).toEqual([
      { user: 'cy', code: 'not-eligible' },
    ]);
  });

  test('when their login changed, by number', () => {
    const renamed = { ...people, 'bob-new': person(2) };
    expect(decideBy(OWNERS, changed(['src/a.ts'], ['bob-new'], { people: renamed })).verdict).toBe('open');
  });

  test('not as a member of the team of another organisation', () => {
    const decision = decideBy(OWNERS, changed(['foreign/a.ts'], ['dan']));
    expect(requirement(decision)).toMatchObject({
      status: 'pending',
      reason: { owners: { files: [{ path: 'foreign/a.ts', nobody: 'no-account' }] } },
    });
  });

  test('not by an address: nobody can', () => {
    const { text, status } = requirement(decideBy(OWNERS, changed(['mail/a.md'], ['bob'])));
    expect(status).toBe('pending');
    expect(text).toContain('Nobody can approve mail/a.md: CODEOWNERS names only docs@example.com');
  });

  test('may say no to the release', () => {
    const no = [approval('dan', { state: 'rejected' })];
    expect(decideBy(OWNERS, changed(['db/a.sql'], ['dee'], { approvals: no })).verdict).toBe('blocked');
    expect(decideBy(OWNERS, changed(['web/a.ts'], ['cy'], { approvals: no })).verdict).toBe('open');
  });

  test('may object to what they own', () => {
    const veto = gate('{ count: 1, from: { codeowners: true }, veto: true }');
    const change = (path: string) =>
      pullRequest({
        ...changing(path),
        reviews: [review('bob'), review('cy'), review('dan', { state: 'changes_requested' }), review('dee')],
      });
    const facts = { people, codeowners: CODEOWNERS };
    expect(requirement(decideBy(veto, { ...facts, changes: [change('db/a.sql')] })).reason.code).toBe(
      'changes-requested',
    );
    expect(decideBy(veto, { ...facts, changes: [change('src/a.ts')] }).verdict).toBe('open');
  });
});

describe('where nothing has an owner', () => {
  test.each<[string, Partial<Facts>]>([
    ['what is changed has none', changed(['docs/a.md'], [])],
    ['there is no CODEOWNERS', changed(['src/a.ts'], [], { codeowners: undefined })],
    ['CODEOWNERS is empty', changed(['src/a.ts'], [], { codeowners: '# nothing yet\n' })],
    ['nothing is changed', { people, codeowners: CODEOWNERS, changes: [], direction: 'same' }],
    ['nothing is listed and there is no CODEOWNERS', { people, changes: [], complete: false }],
  ])('it is met: %s', (_name, facts) => {
    expect(requirement(decideBy(OWNERS, facts))).toMatchObject({ status: 'met', reason: { code: 'no-owners' } });
  });

  test('others are still asked, when the gate asks others too', () => {
    const both = gate('{ count: 1, from: { codeowners: true, permission: write } }');
    expect(decideBy(both, changed(['docs/a.md'], [])).verdict).toBe('waiting');
    expect(decideBy(both, changed(['docs/a.md'], ['eve'])).verdict).toBe('open');
  });
});

describe('with others asked beside the owners', () => {
  const two = gate('{ count: 2, from: { codeowners: true, permission: write } }');

  test('everybody asked counts towards the number, and each file still needs its owner, as on GitHub', () => {
    expect(decideBy(two, changed(['db/a.sql'], ['bob', 'cy'])).verdict).toBe('waiting');
    const decision = decideBy(two, changed(['db/a.sql'], ['bob', 'dan']));
    expect(requirement(decision)).toMatchObject({ status: 'met', counted: ['bob', 'dan'] });
  });
});

describe('what is not known is not met', () => {
  test.each<[string, Partial<Facts>, string]>([
    [
      'files that are not listed',
      { changes: [pullRequest({ ...changing('db/a.sql'), filesComplete: false, reviews: [review('dan')] })] },
      'files-not-listed',
    ],
    [
      'changes that are not listed',
      { complete: false, changes: [pullRequest({ ...changing('db/a.sql'), reviews: [review('dan')] })] },
      'changes-not-listed',
    ],
    [
      'a first deployment whose changes are not listed',
      { changes: [], direction: 'first', baseline: null },
      'changes-not-listed',
    ],
    [
      'a line that GitHub skips',
      { codeowners: '* @dan\n/db/ dan', changes: [pullRequest({ ...changing('db/a.sql'), reviews: [review('dan')] })] },
      'line-unreadable',
    ],
    [
      'a file that GitHub does not load',
      {
        codeowners: `* @dan\n${'# x\n'.repeat(800_000)}`,
        changes: [pullRequest({ ...changing('db/a.sql'), reviews: [review('dan')] })],
      },
      'codeowners-too-large',
    ],
  ])('%s', (_name, more, because) => {
    const facts = { people, codeowners: CODEOWNERS, approvals: [approval('dan'), approval('bob')], ...more };
    const found = requirement(decideBy(OWNERS, facts));
    expect(found).toMatchObject({ status: 'pending', reason: { code: 'owners-unknown', unknown: [{ because }] } });
    expect(found.text).toMatch(/^The owners of .* are not known, since .*\./);
  });
});

describe('distinct requirements of owners', () => {
  const distinct = (second: string) => `version: 1
gates:
  - { name: owners, require: { approvals: { count: 1, from: { codeowners: true }, distinct: true } } }
  - { name: second, require: { approvals: { count: 1, from: ${second}, distinct: true } } }
`;

  test('leave a person to the other gate where another owner does', () => {
    const policy = distinct('{ users: [cy] }');
    const decision = decideBy(policy, changed(['web/a.ts'], ['cy', 'eve']));
    expect(decision.verdict).toBe('open');
    expect(requirement(decision, 'owners').counted).toEqual(['Eve'.toLowerCase()]);
    expect(requirement(decision, 'second').counted).toEqual(['cy']);
  });

  test('keep the only owner of a file', () => {
    const policy = distinct('{ users: [cy, dan] }');
    expect(decideBy(policy, changed(['web/a.ts', 'db/a.sql'], ['cy', 'dan'])).verdict).toBe('waiting');
    expect(decideBy(policy, changed(['web/a.ts', 'db/a.sql'], ['eve', 'cy', 'dan'])).verdict).toBe('open');
  });
});

describe('the sentence', () => {
  function text(facts: Partial<Facts>): string {
    return requirement(decideBy(OWNERS, facts)).text;
  }

  test('names the files and who could approve them', () => {
    expect(text(changed(['db/a.sql', 'db/b.sql', 'db/c.sql', 'db/d.sql', 'web/a.ts'], []))).toBe(
      'Needs 1 more approval of #12 by an owner of what is changed: @acme/db for db/a.sql (and 3 more files), one of @cy, @EVE for web/a.ts. Approve the pull request on its latest commit.',
    );
  });

  test('tells the changes apart and leaves out most of many', () => {
    const changes = Array.from({ length: 9 }, (_, index) =>
      pullRequest({ number: index + 1, ...changing('db/a.sql') }),
    );
    const found = requirement(decideBy(OWNERS, { people, codeowners: CODEOWNERS, changes }));
    expect(found.text).toMatch(/@acme\/db for db\/a\.sql of #1, .* of #5, 4 more\. Approve/);
  });

  test('says which line of CODEOWNERS to correct', () => {
    expect(text({ people, codeowners: '* @dan\n/db/ dan', changes: [pullRequest(changing('db/a.sql'))] })).toContain(
      'GitHub does not read line 2 of CODEOWNERS',
    );
  });
});
