/** What a template is filled in with, from what is known of a notice. */
import { sayBoth } from '../../calendar/wording.ts';
import { epochMs } from '../../domain/instant.ts';
import { type Notice, PAGE_ADDRESS } from '../../domain/notice.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { strategyOf } from '../../policy/gates/strategy.ts';
import { zoneOf } from '../../policy/headline.ts';
import { releaseManagerOf, runbookOf, sayReleaseManager } from '../../policy/release-owner.ts';
import {
  isPlaceholder,
  PLACEHOLDERS,
  type PlaceholderName,
  type PlaceholderValues,
} from '../../policy/template/placeholders.ts';
import type { AnswerRecord } from '../ports.ts';

/** What the notice says of itself goes before what its answer is known by. `''`: not known. */
export function announcementValues(
  notice: Notice,
  record: Pick<AnswerRecord, 'facts' | 'decision'>,
  policies: readonly PolicyInForce[],
): PlaceholderValues {
  const { told, values = {} } = notice;
  const known: Partial<Record<PlaceholderName, string>> = {
    repository: fullName(notice.repository),
    service: fullName(notice.repository),
    environment: told.environment ?? '',
    commit: told.sha ?? '',
    release: told.sha?.slice(0, 7) ?? '',
    tier: told.decision?.tier ?? '',
    type: told.decision?.releaseType ?? '',
    url: PAGE_ADDRESS,
    status: told.summary,
    reason: told.lines.join('\n'),
    ...ofEnvironment(told.environment ?? values['environment'] ?? null, policies),
    ...ofAnswer(record),
    ...Object.fromEntries(Object.entries(values).filter(([name]) => isPlaceholder(name))),
  };
  const names = Object.keys(PLACEHOLDERS).filter(isPlaceholder);
  return Object.fromEntries(names.map((name) => [name, known[name] ?? ''])) as PlaceholderValues;
}

function ofEnvironment(environment: string | null, inForce: readonly PolicyInForce[]) {
  if (environment === null) return {};
  const policies = inForce.map(({ policy }) => policy);
  const manager = releaseManagerOf(policies, environment);
  return {
    strategy: strategyOf(policies, environment) ?? '',
    runbook: runbookOf(policies, environment) ?? '',
    'release-manager': manager === undefined ? '' : sayReleaseManager(manager),
  };
}

function ofAnswer({ facts, decision }: Pick<AnswerRecord, 'facts' | 'decision'>) {
  if (facts === null || decision === null) return {};
  const { question } = facts;
  const service = question.kind === 'deploy' ? question.service : undefined;
  const { earliestOpening } = decision;
  const zone = zoneOf(decision);
  return {
    service: service ?? facts.repository,
    changes: facts.changes
      .map((each) => (each.kind === 'commit' ? (each.message.split('\n')[0] ?? '') : each.title))
      .join('\n'),
    ...(earliestOpening === null ? {} : { 'opens-at': sayBoth(epochMs(earliestOpening), zone, epochMs(decision.at)) }),
  };
}
