import { describe, expect, it } from 'vitest';
import {
  checkpointComment,
  checkpointText,
  logOrigin,
  type OpenedCheckpoints,
  openCheckpoints,
  readCheckpoint,
} from '../../../src/audit/checkpoint.ts';
import { signNote } from '../../../src/audit/note.ts';
import { readVerifierKey, type VerifierKey } from '../../../src/audit/verifier-key.ts';
import { headOf, KEY, ORIGIN, SIGNER, STRANGER, sampleLine, sampleLog, vouch } from './sample-log.ts';

const LINES = sampleLog(8);
const key = readVerifierKey(KEY)!;
const nameless: VerifierKey = { ...key, name: null };

function codeOf(opened: OpenedCheckpoints): string {
  return opened.kind === 'wrong' ? opened.finding.code : 'valid';
}

describe('a checkpoint', () => {
  it('is three lines, as C2SP tlog-checkpoint has them', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const read = readCheckpoint(text);
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(read && checkpointText(read)).toBe(text);
  });

  it('may have more lines, which say nothing', () => {
    const read = readCheckpoint(`${checkpointText(headOf(LINES))}extension\n`);
    expect(read && checkpointText(read)).toBe(checkpointText(headOf(LINES)));
  });

  const [origin, size, root] = checkpointText(headOf(LINES)).split('\n') as [string, string, string];
  it.each([
    ['no origin', `\n${size}\n${root}\n`],
    ['a size with a zero in front', `${origin}\n08\n${root}\n`],
    ['a size with a sign', `${origin}\n+8\n${root}\n`],
    ['a size that is no number', `${origin}\n8.0\n${root}\n`],
    ['a size beyond counting', `${origin}\n9999999999999999\n${root}\n`],
    ['a short root', `${origin}\n${size}\nAAAA\n`],
    ['a root in another base64', `${origin}\n${size}\n${root.replace('=', '')}\n`],
    ['no line feed at its end', `${origin}\n${size}\n${root}`],
    ['an empty line more', `${origin}\n${size}\n${root}\n\n`],
  ])('with %s is none', (_, text) => {
    expect(readCheckpoint(text)).toBeNull();
  });

  it('names its log by server and installation', () => {
    expect(logOrigin('github.com', 42)).toBe(ORIGIN);
  });
});

describe('checkpoints of a file', () => {
  it('are taken by size, whatever their order, each once', () => {
    const opened = openCheckpoints(vouch(LINES, 5) + vouch(LINES) + vouch(LINES, 5) + vouch(LINES, 0), key, null);
    expect(opened).toMatchObject({ kind: 'valid', origin: ORIGIN });
    if (opened.kind === 'valid') expect(opened.checkpoints.map(({ size }) => size)).toEqual([0, 5, 8]);
  });

  it('are read from the comments that published them', () => {
    const comments = [5, 8].map((size) => checkpointComment(vouch(LINES, size)));
    expect(comments[0]).toMatch(/^```\n[^`]+\n```\n$/);
    expect(codeOf(openCheckpoints(comments.join('\n'), key, null))).toBe('valid');
  });

  it('with a key without a name are those of the log that the first one names', () => {
    expect(codeOf(openCheckpoints(vouch(LINES), nameless, null))).toBe('valid');
    expect(codeOf(openCheckpoints(vouch(LINES), nameless, ORIGIN))).toBe('valid');
    expect(codeOf(openCheckpoints(vouch(LINES), nameless, 'github.com/installations/43/audit'))).toBe('origin-differs');
  });

  it('are none in an empty file', () => {
    expect(codeOf(openCheckpoints('\n', key, null))).toBe('checkpoint-malformed');
  });
});

describe('a threat is found', () => {
  const other = 'github.com/installations/43/audit';

  it('wrong key', () => {
    const opened = openCheckpoints(vouch(LINES, 8, { key: STRANGER }), key, null);
    expect(opened).toMatchObject({ finding: { source: 'checkpoint', code: 'checkpoint-unsigned', line: 1 } });
  });

  it('a signature of a stranger under the id of the key', () => {
    const real = vouch(LINES).split('\n');
    const own = Buffer.from(real.at(-2)!.split(' ')[2]!, 'base64').subarray(0, 4);
    const forged = Buffer.concat([own, STRANGER.sign(Buffer.from(checkpointText(headOf(LINES))))]).toString('base64');
    const file = real.with(-2, `\u2014 ${ORIGIN} ${forged}`).join('\n');
    expect(codeOf(openCheckpoints(file, key, null))).toBe('signature-wrong');
    expect(codeOf(openCheckpoints(file, nameless, null))).toBe('signature-wrong');
  });

  it('key name mismatch', () => {
    const renamed = signNote(checkpointText(headOf(LINES)), 'github.com/somebody', SIGNER);
    expect(codeOf(openCheckpoints(renamed, key, null))).toBe('checkpoint-unsigned');
  });

  it('a checkpoint changed after it was signed', () => {
    expect(codeOf(openCheckpoints(vouch(LINES).replace('\n8\n', '\n7\n'), key, null))).toBe('signature-wrong');
  });

  it('a checkpoint of another log, signed with the same key under the name of this one', () => {
    const file = signNote(checkpointText(headOf(LINES, 8, other)), ORIGIN, SIGNER);
    expect(codeOf(openCheckpoints(file, key, null))).toBe('origin-differs');
    expect(codeOf(openCheckpoints(file, key, other))).toBe('valid');
  });

  it('checkpoints of two logs in one file', () => {
    const opened = openCheckpoints(`${vouch(LINES)}\n${vouch(LINES, 8, { origin: other })}`, nameless, null);
    expect(opened).toMatchObject({ finding: { code: 'origin-differs', line: 7 } });
  });

  it('two histories of one size', () => {
    const forged = LINES.with(3, sampleLine(3, { data: {} }));
    const opened = openCheckpoints(vouch(LINES) + vouch(forged), key, null);
    expect(opened).toMatchObject({ finding: { code: 'checkpoints-disagree', line: 6 } });
  });

  it('a signed text that is no checkpoint', () => {
    expect(codeOf(openCheckpoints(signNote('hello\n', ORIGIN, SIGNER), key, null))).toBe('checkpoint-malformed');
  });
});
