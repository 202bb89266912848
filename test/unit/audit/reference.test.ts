import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LogCheck } from '../../../src/audit/check-log.ts';
import { openCheckpoints } from '../../../src/audit/checkpoint.ts';
import { FINDING_CODES } from '../../../src/audit/finding.ts';
import { readVerifierKey } from '../../../src/audit/verifier-key.ts';
import { canonicalJson } from '../../../src/domain/canonical.ts';
import { KEY, sampleLog, vouch } from './sample-log.ts';

const PAGE = readFileSync(new URL('../../../docs/reference/audit.md', import.meta.url), 'utf8');

function block(containing: string): string {
  const blocks = [...PAGE.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  return blocks.find((each) => each.includes(containing)) ?? '';
}

describe('the reference page', () => {
  it('has every code, and none besides', () => {
    const told = [...PAGE.matchAll(/^\| `([a-z0-9-]+)` \|/gm)]
      .map(([, code]) => code)
      .filter((code) => code?.includes('-'));
    expect(told).toEqual(Object.keys(FINDING_CODES));
  });

  it('shows a checkpoint that is signed, and a line that is an entry', () => {
    const example = block('github.com/installations/42/audit\n12\n');
    expect(example).toBe(vouch(sampleLog(12)));
    expect(openCheckpoints(example, readVerifierKey(KEY)!, null).kind).toBe('valid');
    const line = block('"seq":0').trimEnd();
    expect(canonicalJson(JSON.parse(line))).toBe(line);
    expect(new LogCheck([]).add(Buffer.from(line))).toBeNull();
  });
});
