/** Check runs come and change. */
import { showCheck } from '../render/check.ts';
import type { Account, CheckApp, CheckRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** What can be set of a check; undefined leaves it as it is. */
export interface CheckChange {
  readonly name?: string | undefined;
  readonly externalId?: string | undefined;
  readonly detailsUrl?: string | undefined;
  readonly status?: string | undefined;
  readonly conclusion?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly completedAt?: number | undefined;
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly text?: string | undefined;
  readonly annotations?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

export function addCheck(
  world: World,
  repository: RepositoryRecord,
  check: { readonly app: CheckApp; readonly sha: string; readonly name: string; readonly sender: Account },
  change: CheckChange,
): CheckRecord {
  const { app, sha, name } = check;
  const sameSuite = repository.checks.find((other) => other.app.id === app.id && other.sha === sha);
  const record: CheckRecord = {
    id: world.nextId(),
    app,
    sha,
    name,
    suiteId: sameSuite?.suiteId ?? world.nextId(),
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: world.clock.now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  };
  repository.checks.push(record);
  applyChange(world, record, change);
  tellCheck(world, repository, record, 'created', check.sender);
  if (record.status === 'completed') tellCheck(world, repository, record, 'completed', check.sender);
  return record;
}

export function changeCheck(
  world: World,
  repository: RepositoryRecord,
  check: CheckRecord,
  change: CheckChange,
  sender: Account,
): void {
  const wasCompleted = check.status === 'completed';
  applyChange(world, check, change);
  if (check.status === 'completed' && !wasCompleted) tellCheck(world, repository, check, 'completed', sender);
}

/** A conclusion completes a check; annotations are added to those that are there. */
function applyChange(world: World, check: CheckRecord, change: CheckChange): void {
  const { annotations = [], conclusion, status, completedAt, ...plain } = change;
  const given = Object.entries(plain).filter(([, value]) => value !== undefined);
  Object.assign(check, Object.fromEntries(given));
  check.annotations.push(...annotations);
  if (conclusion === undefined && status !== 'completed') {
    if (status === undefined) return;
    Object.assign(check, { status, conclusion: null, completedAt: null });
    return;
  }
  check.status = 'completed';
  check.conclusion = conclusion ?? check.conclusion;
  check.completedAt = completedAt ?? check.completedAt ?? world.clock.now();
}

function tellCheck(
  world: World,
  repository: RepositoryRecord,
  check: CheckRecord,
  action: 'created' | 'completed',
  sender: Account,
): void {
  const content = { check_run: showCheck(world, repository, check) };
  world.tell({ webhook: `check-run/${action}`, repository, installation: repository.installation, sender, content });
}
