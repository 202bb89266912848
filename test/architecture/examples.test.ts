import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/domain/problem.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { filesOf, textOf } from './repository-files.ts';

interface Example {
  readonly file: string;
  readonly text: string;
}

/** Whole policies in the pages; a part of one is shown without its `version`. */
function policiesShown(): Example[] {
  return [...filesOf('*.md'), ...filesOf('docs/**/*.md')].flatMap((file) =>
    [...textOf(file).matchAll(/^```yaml\n((?:# .*\n)*version: 1\n[\s\S]*?)^```/gm)]
      .map(([, text = '']) => ({ file, text }))
      // Smoke files and case files have a version too.
      .filter(({ text: shown }) => !/^(checks|cases):/m.test(shown)),
  );
}

describe('policies that we show', () => {
  const own = '.github/tidegate.yml';
  const examples = [{ file: own, text: textOf(own) }, ...policiesShown()];

  test('there are some', () => {
    expect(examples.length).toBeGreaterThan(2);
  });

  test.each(examples)('$file is valid, without a warning', ({ file, text }) => {
    const parsed = parsePolicy(text, { source: 'policy', file });
    expect((parsed.kind === 'valid' ? parsed.warnings : parsed.problems).map(formatProblem)).toEqual([]);
    expect(parsed.kind).toBe('valid');
  });
});
