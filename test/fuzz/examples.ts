/** Policies that people write: the examples of the documentation, of the tests, and of the contract. */
import { filesOf, textOf } from '../architecture/repository-files.ts';

export function examplePolicies(): readonly string[] {
  const shown = [...filesOf('*.md'), ...filesOf('docs/**/*.md')].flatMap((file) =>
    [...textOf(file).matchAll(/^```yaml\n((?:# .*\n)*version: 1\n[\s\S]*?)^```/gm)].map(([, text = '']) => text),
  );
  const files = filesOf('{test/fixtures,examples}/**/*.yml').filter((file) => /policy|tidegate/.test(file));
  const policies = shown.filter((text) => !/^(checks|cases):/m.test(text));
  return [...new Set([textOf('.github/tidegate.yml'), ...policies, ...files.map(textOf)])];
}
