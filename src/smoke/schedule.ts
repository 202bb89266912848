/** Which check runs when: after those it depends on, so many at one time, none after a required one has failed. */
import { skipReport } from './check-report.ts';
import { runCheck } from './check-run.ts';
import type { PlannedCheck, SmokePlan } from './plan.ts';
import { withBaseline } from './pre-existing.ts';
import type { CheckReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { openSlots } from './slots.ts';

/** In the order of the file. */
export async function runChecks(plan: SmokePlan, context: RunContext): Promise<readonly CheckReport[]> {
  const slots = openSlots(plan.concurrency);
  const started = new Map<string, Promise<CheckReport>>();
  const start = (check: PlannedCheck): Promise<CheckReport> => {
    const known = started.get(check.id);
    if (known !== undefined) return known;
    const before = plan.checks.filter(({ id }) => waitsFor(plan, check).includes(id)).map(start);
    const report = runAfter(before, check, { plan, context, slots }).then((ended) => {
      context.tell({ kind: 'check-ended', report: ended });
      if (plan.failFast && ended.severity === 'required' && ended.verdict === 'fail') context.failFast();
      return ended;
    });
    started.set(check.id, report);
    return report;
  };
  return Promise.all(plan.checks.map(start));
}

interface Schedule {
  readonly plan: SmokePlan;
  readonly context: RunContext;
  readonly slots: ReturnType<typeof openSlots>;
}

async function runAfter(
  before: readonly Promise<CheckReport>[],
  check: PlannedCheck,
  { plan, context, slots }: Schedule,
): Promise<CheckReport> {
  const lost = (await Promise.all(before)).filter((report) => report.verdict !== 'pass' && holdsBack(report, check));
  const needed = lost.find(({ id }) => check.dependsOn.includes(id));
  if (needed !== undefined) return skipReport(check, 'dependency', `not asked, because ${sayLost(needed)}`);
  if (context.ends.failFast.aborted) {
    return skipReport(check, 'fail-fast', 'not asked, because a required check had failed');
  }
  const [awaited] = lost;
  if (awaited !== undefined) {
    return skipReport(check, 'dependency', `not asked, because the warm-up waits for a check and ${sayLost(awaited)}`);
  }
  return slots.use(async () => {
    context.tell({ kind: 'check-started', id: check.id });
    const isAwaited = plan.warmUp?.until === check.id;
    const warmUp = isAwaited ? context.ports.signalAfter(plan.warmUp.maxMs) : undefined;
    return withBaseline(await runCheck(check, context, warmUp), context.baseline);
  });
}

/** What is advisory changes no verdict of a run: a required check is asked in spite of it. */
function holdsBack({ severity }: CheckReport, check: PlannedCheck): boolean {
  return severity === 'required' || check.severity === 'advisory';
}

function sayLost({ id, verdict }: CheckReport): string {
  return `\`${id}\` did not pass (${verdict})`;
}

/** The check that ends the warm-up shows that the service is there at all: until it has passed, nobody else asks. */
export function waitsFor(
  { warmUp }: Pick<SmokePlan, 'warmUp'>,
  check: Pick<PlannedCheck, 'id' | 'dependsOn'>,
): readonly string[] {
  return warmUp === null || warmUp.until === check.id ? check.dependsOn : [...check.dependsOn, warmUp.until];
}
