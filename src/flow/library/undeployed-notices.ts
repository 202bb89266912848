/** That merged changes wait for long: told once for each lane and oldest change. */
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { wishesOf } from '../notify/wishes.ts';
import type { Undeployed } from '../ports.ts';
import { sayAge } from './say-age.ts';

export function undeployedNotices(
  repository: RepositoryRef,
  counted: readonly Undeployed[],
  policies: readonly PolicyInForce[],
  at: EpochMs,
): readonly Notice[] {
  return wishesOf(policies).flatMap(({ target, undeployedOver }) =>
    undeployedOver.flatMap(({ text, ms }) =>
      counted.flatMap((lane): readonly Notice[] => {
        const { waiting, environment } = lane;
        if (waiting === null || waiting.oldestAt === null || at - epochMs(waiting.oldestAt) < ms) return [];
        return [
          {
            kind: 'notify',
            repository,
            target,
            event: 'undeployed-over',
            subject: `undeployed/${environment.toLowerCase()}/over-${text}`,
            content: waiting.oldest ?? waiting.oldestAt,
            action: 'tell',
            told: toldOf(repository, lane, text, at),
          },
        ];
      }),
    ),
  );
}

function toldOf(repository: RepositoryRef, lane: Undeployed, over: string, at: EpochMs): Notice['told'] {
  const { environment, waiting, baseSha, headSha } = lane;
  const { changes = 0, oldest = null, oldestAt = null, lines = 0, isComplete = false } = waiting ?? {};
  const atLeast = isComplete ? '' : 'at least ';
  const age = oldestAt === null ? 'of unknown age' : sayAge(at - epochMs(oldestAt));
  return {
    at: toInstant(at),
    ...{ environment, sha: baseSha, deploymentId: null, runId: null },
    page: `compare/${baseSha}...${headSha}`,
    summary: `Not deployed for more than ${over}: ${fullName(repository)} has ${atLeast}${count(changes, 'merged change')} waiting for ${environment}`,
    lines: [
      `The oldest, ${oldest ?? 'not known'}, was merged ${age} ago; ${atLeast}${count(lines, 'line')} in all. ${environment} runs ${baseSha.slice(0, 7)}.`,
      'What to do: release them, or find out what holds them. The longer they wait the larger the next release is.',
    ],
  };
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
