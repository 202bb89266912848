import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommand } from '../../../src/domain/command.ts';

const OVERRIDE = '/tidegate override production the shop is down';

test.each([
  [
    'a line of its own',
    OVERRIDE,
    { kind: 'override', environment: 'production', sha: undefined, reason: 'the shop is down' },
  ],
  ['after other text', `Hello.\n\n${OVERRIDE}`, { kind: 'override', environment: 'production' }],
  ['with Windows line ends', `Hello.\r\n${OVERRIDE}\r\n`, { kind: 'override', reason: 'the shop is down' }],
  [
    'with a commit',
    '/tidegate override production @0a1b2c3d why',
    { kind: 'override', sha: '0a1b2c3d', reason: 'why' },
  ],
  ['without a reason', '/tidegate override production', { kind: 'unclear' }],
  ['with a commit and no reason', '/tidegate override production @0a1b2c3', { kind: 'unclear' }],
  ['of no known kind', '/tidegate dance', { kind: 'unclear' }],
  ['alone', '/tidegate', { kind: 'unclear' }],
  ['to approve', '/tidegate approve Production', { kind: 'approve', environment: 'Production', sha: undefined }],
  ['to approve a commit', '/tidegate approve production @0A1B2C3D', { kind: 'approve', sha: '0a1b2c3d' }],
  ['to approve under a condition', '/tidegate approve production after lunch', { kind: 'unclear' }],
  ['to reject', '/tidegate reject production not now', { kind: 'reject', reason: 'not now' }],
  ['to reject without a reason', '/tidegate reject production', { kind: 'unclear', because: 'the reason is missing' }],
  ['to hold a commit', '/tidegate hold production @0a1b2c3 bad', { kind: 'hold', sha: '0a1b2c3', reason: 'bad' }],
  ['to lift', '/tidegate lift production fixed', { kind: 'lift', sha: undefined, reason: 'fixed' }],
  ['of an environment with a space', '/tidegate lift "eu west" fixed', { kind: 'lift', environment: 'eu west' }],
  ['without an environment', '/tidegate lift', { kind: 'unclear', because: 'the environment is missing' }],
  ['to freeze', '/tidegate freeze production audit', { kind: 'freeze', until: undefined, reason: 'audit' }],
  ['to freeze for a day', '/tidegate freeze production 2026-12-24 audit', { until: '2026-12-24', reason: 'audit' }],
  [
    'to freeze until a time',
    '/tidegate freeze production until 2026-12-24 9:00 x',
    { until: '2026-12-24T09:00', reason: 'x' },
  ],
  [
    'to freeze with an offset',
    '/tidegate freeze production 2026-12-24T09:00+01:00 x',
    { until: '2026-12-24T09:00+01:00' },
  ],
  ['to freeze without a reason', '/tidegate freeze production 2026-12-24', { kind: 'unclear' }],
  ['to acknowledge', '/tidegate acknowledge production', { kind: 'acknowledge' }],
  ['to unfreeze', '/tidegate unfreeze production over', { kind: 'unfreeze', reason: 'over' }],
  ['for the status', '/tidegate status', { kind: 'status' }],
  ['for the status of something', '/tidegate status production', { kind: 'unclear' }],
  [
    'to roll back',
    '/tidegate rollback production why',
    { kind: 'rollback', environment: 'production', sha: undefined, reason: 'why' },
  ],
  ['about a cause', '/tidegate cause 17 external', { kind: 'cause', deploymentId: 17, isExternal: true }],
  ['with an invisible reason', '/tidegate lift production \u200b\u202e', { kind: 'unclear' }],
  ['named like a property of objects', '/tidegate constructor production why', { kind: 'unclear' }],
  ['twice', `${OVERRIDE}\n${OVERRIDE}`, { kind: 'unclear' }],
])('a command %s is read', (_, body, expected) => {
  expect(parseCommand(body)).toMatchObject(expected);
});

test.each([
  ['in a sentence', `please use ${OVERRIDE}`],
  ['quoted', `> ${OVERRIDE}`],
  ['indented', `    ${OVERRIDE}`],
  ['in a code block', `\`\`\`\n${OVERRIDE}\n\`\`\``],
  ['in a code block that never ends', `~~~ text\n${OVERRIDE}`],
  ['in a code block with a longer fence inside', `\`\`\`\`\n\`\`\`\n${OVERRIDE}\n\`\`\`\n\`\`\`\``],
  ['behind a fence of both characters, which closes nothing', `\`\`\`\ncode\n\`\`\`~~~\n${OVERRIDE}`],
  ['behind a fence of the other character', `\`\`\`\ncode\n~~~\n${OVERRIDE}`],
  ['behind a fence that is shorter', `~~~~\ncode\n~~~\n${OVERRIDE}`],
  ['behind a fence with a word after it', `\`\`\`\ncode\n\`\`\` sh\n${OVERRIDE}`],
  ['behind a fence that is indented as code', `\`\`\`\ncode\n    \`\`\`\n${OVERRIDE}`],
  ['in an HTML comment', `<!--\n${OVERRIDE}\n-->`],
  ['in an HTML comment that never ends', `<!--\n${OVERRIDE}`],
  ['of another bot', '/tidegates override production why'],
  ['nowhere', 'nothing to see'],
])('text %s is no command', (_, body) => {
  expect(parseCommand(body)).toBeUndefined();
});

test.each([
  ['a longer fence', `~~~\ncode\n~~~~~ \n${OVERRIDE}`],
  ['an indented fence', `\`\`\` sh\ncode\n   \`\`\`\n${OVERRIDE}`],
  ['code within a line that only looks like a fence', `\`\`\`code\`\`\`\n${OVERRIDE}`],
])('a command after %s is read', (_, body) => {
  expect(parseCommand(body)).toMatchObject({ kind: 'override' });
});

test('a command after a closed code block is read', () => {
  expect(parseCommand(`\`\`\`\ncode\n\`\`\`\n${OVERRIDE}`)).toMatchObject({ kind: 'override' });
});

test('a reason is one line of at most 500 characters', () => {
  const command = parseCommand(`/tidegate reject production ${'long '.repeat(1000)}`);
  expect(command?.kind === 'reject' && command.reason).toHaveLength(500);
});

test('any text is read without failing, and quickly', () => {
  const piece = fc.constantFrom('`', '~', '<!--', '-->', '\n', '\r', ' ', '> ', OVERRIDE, '/tidegate ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      parseCommand(pieces.join(''));
    }),
  );
  const started = performance.now();
  parseCommand('```\n'.repeat(20_000));
  parseCommand('<!--'.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('reads at once a comment made to be slow to read: anybody may write one', () => {
  const startedAt = performance.now();
  parseCommand(`/tidegate${' '.repeat(60_000)}a\u2028b`);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
