/** Told to those who asked: a deployment was watched for as long as the policy says, and nothing was found. */
import { sayBoth } from '../../calendar/wording.ts';
import { toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Notice } from '../../domain/notice.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { wishesOf } from '../notify/wishes.ts';
import type { KeptProbe } from '../ports.ts';
import type { Watched } from './rules.ts';

/** `last`: the newest run of the watch; null: there was none. */
type WellWatched = Pick<Watched, 'question' | 'deployment' | 'rules' | 'since' | 'until'> & {
  readonly last: KeptProbe | null;
};

export function watchingEnded(
  { question, deployment, rules, since, until, last }: WellWatched,
  policies: readonly PolicyInForce[],
): readonly Notice[] {
  const { repository, environment, deploymentId, runId } = question;
  const { sha } = deployment;
  const zone = policies.at(-1)?.policy.zone ?? 'UTC';
  const told = {
    at: toInstant(until),
    environment,
    sha,
    deploymentId,
    runId,
    summary: plainLine(
      `Watching ended: ${fullName(repository)} ${sha.slice(0, 7)} ${how(environment, rules, last)}`,
      200,
    ),
    lines: [
      `Watched from ${sayBoth(since, zone, until)} to ${sayBoth(until, zone, until)}${isUnseen(rules, last) ? '' : '; nothing was found'}.`,
      ...sayLooks(environment, rules, last),
    ],
  };
  return wishesOf(policies)
    .filter(({ events }) => events.has('watching-ended'))
    .map(({ target }) => ({
      kind: 'notify',
      repository,
      target,
      event: 'watching-ended',
      subject: `gate/${deploymentId}`,
      content: 'once',
      action: 'tell',
      told,
    }));
}

/** Runs that told nothing say nothing good of it. */
export function isUnseen({ everyMs, file }: Watched['rules'], last: KeptProbe | null): boolean {
  return everyMs !== null && file !== undefined && last?.verdict !== 'pass';
}

function how(environment: string, rules: Watched['rules'], last: KeptProbe | null): string {
  return isUnseen(rules, last) ? `in ${environment}, where how it does is not known` : `did well in ${environment}`;
}

function sayLooks(environment: string, rules: Watched['rules'], last: KeptProbe | null): readonly string[] {
  const { everyMs, file } = rules;
  if (everyMs === null || file === undefined) {
    return ['Nothing probed it: only the time has passed.', 'Nothing to do.'];
  }
  if (!isUnseen(rules, last)) return [plainLine(`Probed with ${file}.`, 300), 'Nothing to do.'];
  const why = last === null ? 'no run ended' : `the last run told nothing (${last.because ?? last.verdict})`;
  return [
    plainLine(`Probed with ${file}: ${why}.`, 300),
    plainLine(`What to do: look at ${environment}, and correct ${file} before the next release.`, 300),
  ];
}
