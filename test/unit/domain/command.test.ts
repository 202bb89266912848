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
  ['in an HTML comment', `<!--\n${OVERRIDE}\n-->`],
  ['in an HTML comment that never ends', `<!--\n${OVERRIDE}`],
  ['of another bot', '/tidegates override production why'],
  ['nowhere', 'nothing to see'],
])('text %s is no command', (_, body) => {
  expect(parseCommand(body)).toBeUndefined();
});

test('a command after a closed code block is read', () => {
  expect(parseCommand(`\`\`\`\ncode\n\`\`\`\n${OVERRIDE}`)).toMatchObject({ kind: 'override' });
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
