/** What is wrong with the templates that the policies of a repository name: found before anything is told with them. */
import type { Problem } from '../../domain/problem.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { GitHub } from '../ports.ts';
import { templateReader } from './read-template.ts';

/** Warnings: without them people are told all the same, in our words. @param sources whose files lie here. */
export async function templateProblems(
  policies: readonly PolicyInForce[],
  sources: readonly PolicyInForce['source'][],
  github: Pick<GitHub, 'repository' | 'file' | 'organisationFile'>,
): Promise<readonly Problem[]> {
  const read = templateReader(github);
  const problems: Problem[] = [];
  for (const { source, file, policy } of policies.filter((each) => sources.includes(each.source))) {
    const paths = new Set((policy.notify ?? []).flatMap(({ template }) => template ?? []));
    for (const path of paths) {
      const found = await read(path, source);
      if (found.kind === 'invalid') problems.push(...found.problems);
      if (found.kind !== 'unreadable') continue;
      const message = `The template ${path} of \`notify\` cannot be used: ${found.because}.`;
      problems.push({ severity: 'warning', source: 'policy', file, code: 'template-missing', message });
    }
  }
  return problems.map((each) => ({ ...each, severity: 'warning' }));
}
