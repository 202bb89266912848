/** Keys that wait for something that nothing in the policy leads to: nobody would be told, paged or let through. */
import { parseDuration } from '../../domain/instant.ts';
import type { EnvironmentEntry, Policy } from '../schema.ts';
import { type Findings, warning } from './finding.ts';
import { overlapTest } from './globs-overlap.ts';

interface Source {
  readonly isThere: (policy: Policy) => boolean;
  /** What is missing, and what to do. */
  readonly missing: string;
}

const SOURCES: Readonly<Record<string, Source>> = {
  'verification-failed': {
    isThere: has(({ verify }) => verify !== undefined),
    missing: 'No environment has `verify`, so no verification is asked for that could fail. Add one',
  },
  'verification-missing': {
    isThere: has(({ verify }) => verify?.within !== undefined),
    missing: 'No environment has `verify: { within: … }`, so no verification is ever missed. Add one',
  },
  'rollback-failed': {
    isThere: has(({ rollback }) => rollback !== undefined),
    missing: 'No environment has `rollback`, so nothing is rolled back that could fail. Add one',
  },
  'watching-ended': {
    isThere: has(({ verify }) => verify?.watch !== undefined),
    missing: 'No environment has `verify: { watch: … }`, so nothing is watched. Add one',
  },
  planned: { isThere: hasPlan, missing: 'There is no `plan`, so no release is planned. Add it' },
  'window-opens-in': {
    isThere: (policy) => hasPlan(policy) || hasTimes(policy),
    missing:
      'There is no `plan`, no gate asks for a window and there is no freeze, so nothing waits for a time. Add one',
  },
  'review-overdue': {
    isThere: ({ reviews }) => reviews?.due !== undefined,
    missing: 'There is no `reviews: { due: … }`, so no review is ever overdue. Add it',
  },
};

function has(isOne: (entry: EnvironmentEntry) => boolean): (policy: Policy) => boolean {
  return ({ environments }) => Object.values(environments ?? {}).some(isOne);
}

function hasPlan(policy: Policy): boolean {
  return policy.plan !== undefined;
}

function hasTimes({ gates, freezes }: Policy): boolean {
  return freezes.length > 0 || gates.some((gate) => gate.require.window !== undefined);
}

/** @param all this policy, and the organisation's when it is known: what one leads to the other may tell. */
export function* warnNeverTold(policy: Policy, all: readonly Policy[]): Findings {
  for (const [event, path] of eventsOf(policy)) {
    const source = Object.hasOwn(SOURCES, event) ? SOURCES[event] : undefined;
    if (source === undefined || all.some(source.isThere)) continue;
    yield warning('event-never', path, `${source.missing}, or remove \`${event}\` here.`);
  }
  yield* warnTemplates(policy);
  yield* warnWatches(policy);
  yield* warnStrategies(policy, all);
}

type Place = readonly (string | number)[];

function eventsOf(policy: Policy): readonly (readonly [event: string, path: Place])[] {
  return [
    ...(policy.notify ?? []).flatMap(({ on }, index) =>
      on.map((event, item) => {
        const name = typeof event === 'string' ? event : (Object.keys(event)[0] ?? '');
        return [name, ['notify', index, 'on', item]] as const;
      }),
    ),
    ...(policy.escalation ?? []).flatMap(({ when }, index) =>
      when.map((event, item) => [event, ['escalation', index, 'when', item]] as const),
    ),
  ];
}

/** PagerDuty has fields of its own for what happened, and no text. */
function* warnTemplates(policy: Policy): Findings {
  for (const [index, { template, slack, webhook }] of (policy.notify ?? []).entries()) {
    if (template === undefined || slack !== undefined || webhook !== undefined) continue;
    const message =
      'PagerDuty shows no announcement, so nobody would read this template. Give `slack` or `webhook`, or remove `template`.';
    yield warning('template-unread', ['notify', index, 'template'], message);
  }
}

function* warnWatches(policy: Policy): Findings {
  for (const [name, { verify }] of Object.entries(policy.environments ?? {})) {
    if (verify?.watch?.every === undefined) continue;
    const { every, for: lasts } = verify.watch;
    const path = ['environments', name, 'verify', 'watch', 'every'];
    if ((parseDuration(every) ?? 0) > (parseDuration(lasts) ?? 0)) {
      const message = `Nothing is probed again: the watch is over after ${lasts}, before the first time, which is after ${every}. Probe more often, or watch for longer.`;
      yield warning('watch-too-short', path, message);
    }
    if (verify.smoke !== undefined) continue;
    const message =
      'Nothing is probed again: `every` says when, and no smoke file says what. Give `verify: { smoke: … }`, or remove `every`.';
    yield warning('watch-without-smoke', path, message);
  }
}

function* warnStrategies(policy: Policy, all: readonly Policy[]): Findings {
  const entries = all.flatMap(({ environments }) => Object.entries(environments ?? {}));
  const isIn = overlapOfStrategies(entries);
  for (const [index, gate] of policy.gates.entries()) {
    const wanted = gate.require.strategy;
    if (wanted === undefined || (gate.for?.environments ?? ['**']).some((pattern) => isIn(wanted, pattern))) continue;
    const listed = wanted.map((each) => `\`strategy: ${each}\``).join(' or ');
    const message = `No environment that this gate is for has ${listed}, so it would never open. Give one of them to an environment, or ask for another.`;
    yield warning('strategy-nowhere', ['gates', index, 'require', 'strategy'], message);
  }
}

type Strategy = NonNullable<EnvironmentEntry['strategy']>;

/** Whether an environment of one of the strategies may be matched by a pattern. One test, and its budget, for each list. */
function overlapOfStrategies(
  entries: readonly (readonly [name: string, entry: EnvironmentEntry])[],
): (wanted: readonly Strategy[], pattern: string) => boolean {
  const tests = new Map<string, (pattern: string) => boolean>();
  return (wanted, pattern) => {
    const key = [...new Set(wanted)].toSorted().join();
    const names = entries.flatMap(([name, { strategy }]) => (strategy && wanted.includes(strategy) ? [name] : []));
    const test = tests.get(key) ?? overlapTest(names, { ignoreCase: true });
    tests.set(key, test);
    return test(pattern);
  };
}
