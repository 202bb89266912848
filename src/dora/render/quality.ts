/** How good the data is: what was met, what was done with it, and what a person can do about it. */
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { DataQuality, DoraReport } from '../report.ts';
import { sayCut, table } from './table.ts';
import { count } from './words.ts';

const MOST_CAUSES = 20;
const MOST_COUNTS = 30;

interface Known {
  readonly what: string;
  readonly advice: string;
}

const KNOWN: Readonly<Record<string, Known>> = {
  negativeLeadTimes: {
    what: 'changes whose first commit is younger than their deployment; left out of the lead time',
    advice: 'Look for a clock that is wrong, or for commits that were dated by hand.',
  },
  duplicates: {
    what: 'events that came twice; counted once',
    advice: 'Nothing, unless it grows: then something writes each event twice.',
  },
  outOfOrder: { what: 'events that came after later ones; put in order', advice: 'Nothing.' },
  malformed: { what: 'lines that are no events; left out', advice: 'Correct them where they are written.' },
  contradictions: {
    what: 'events that came twice and said different things; the last one counts',
    advice: 'Find out which one is right, and who writes the other.',
  },
  negativeSpans: {
    what: 'deployments or incidents that ended before they began',
    advice: 'Look for a clock that is wrong.',
  },
  unknownTypes: {
    what: 'deployments of a release type that is not known; taken as if without one',
    advice: 'Compare `type` with the reference of events.',
  },
  unknownTiers: {
    what: 'deployments of a tier that the policy does not have; in the table by tier, and not in the calibration',
    advice: 'Compare `tier` of the events with `tiers` of the policy.',
  },
  unknownVerdicts: {
    what: 'verifications whose verdict is not known; taken as no failure',
    advice: 'Compare `verdict` with the reference of events.',
  },
  malformedChanges: {
    what: 'changes of deployments that could not be read; left out of the lead time',
    advice: 'Compare `changes` with the reference of events.',
  },
  unknownDeployments: {
    what: 'statements about deployments that are not among the events; without effect',
    advice: 'Look for deployments that are missing, or for ids with an error in them.',
  },
  blamedAttempts: {
    what: 'incidents or verifications that blame an attempt which never ran; without effect',
    advice: 'Say which deployment it was.',
  },
  negativeRecoveries: {
    what: 'recoveries from before the deployment; without effect',
    advice: 'Look for a clock that is wrong.',
  },
  negativeMergeToDeploy: {
    what: 'changes that were merged after they were deployed; left out of the time from merge to production',
    advice: 'Nothing, where deployments are made before the merge; else look for a clock that is wrong.',
  },
  future: {
    what: 'events from after the end of the window; not counted yet',
    advice: 'Nothing, unless their clock is wrong.',
  },
  withoutTier: {
    what: 'deployments without a risk tier; in no table by tier, and not in the calibration',
    advice: 'Nothing for those from before Tidegate; else look whether it may read who has which permission.',
  },
  withoutType: { what: 'deployments whose release type nobody told; in no table by type', advice: 'Nothing.' },
  withoutTeam: {
    what: 'deployments without a team; in no table by team',
    advice: 'Label pull requests as `dora.team` says, if figures by team are wanted.',
  },
  unknownKinds: {
    what: 'lines of a kind that is not known; left out',
    advice: 'Compare `kind` with the reference of events.',
  },
};

/** Numbers above 0 and lists that are not empty, by name. */
function countsOf(quality: DataQuality): readonly (readonly [string, number])[] {
  return Object.entries(quality)
    .filter(([name]) => name !== 'suggestedCauses' && name !== 'malformedLines')
    .map(([name, value]) => [name, sizeOf(value)] as const)
    .filter(([, size]) => size > 0);
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** Where no team is ever named nobody misses one. */
export function sayQuality({ dataQuality, byTeam }: Pick<DoraReport, 'dataQuality' | 'byTeam'>): readonly string[] {
  const hasTeams = Object.keys(byTeam).length > 0;
  const counts = countsOf(dataQuality).filter(([name]) => name !== 'withoutTeam' || hasTeams);
  if (counts.length === 0) return ['Nothing was left out, and nothing was doubtful.'];
  const rows = counts.slice(0, MOST_COUNTS).map(([name, size]) => {
    const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
    return [String(size), known?.what ?? wordsOf(name), known?.advice ?? 'See the reference of figures.'];
  });
  return [
    ...table(['how many', 'of what', 'what to do'], rows),
    ...sayCut(counts.length - rows.length, 'kinds of doubt'),
  ];
}

/** `futureEvents` reads `future events`. */
function wordsOf(name: string): string {
  return inertMarkdown(plainLine(name.replace(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase(), 80));
}

/** A line for each incident that may have been caused by a deployment. Counted nowhere before a person said so. */
export function sayCauses({ suggestedCauses }: DataQuality): readonly string[] {
  if (suggestedCauses.length === 0) return [];
  const shown = suggestedCauses
    .slice(0, MOST_CAUSES)
    .map(
      ({ incident, deployment }) =>
        `- [ ] Incident ${sayId(incident)} began within 24 h after deployment ${sayId(deployment)}: ${sayCommand(deployment)}`,
    );
  return [
    '### Causes to confirm',
    '',
    `${count(suggestedCauses.length, 'incident')} may have been caused by a deployment. None of them counts as a failed change before somebody says so: write the command as a comment on the incident, with \`external\` behind it when no deployment was the cause. A line goes away once that is said; ticking its box does nothing.`,
    '',
    ...shown,
    ...sayCut(suggestedCauses.length - shown.length, 'incidents'),
    '',
  ];
}

/** Of the history of a repository an incident is `issue/118`, which GitHub makes a link. */
function sayId(id: string): string {
  const issue = /^issue\/(\d{1,12})$/u.exec(id)?.[1];
  return issue === undefined ? inertMarkdown(plainLine(id, 100)) || '(no id)' : `#${issue}`;
}

/** The command names deployments by GitHub's number. */
function sayCommand(deployment: string): string {
  if (/^[1-9]\d{0,14}$/u.test(deployment)) return `\`/tidegate cause ${deployment}\``;
  return 'not a deployment on GitHub, so that no command can name it: write the cause into the events';
}
