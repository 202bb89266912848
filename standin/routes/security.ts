/** Alerts of code scanning and Dependabot, and attestations. */
import { showAnalysis, showAttestation, showCodeAlert, showDependabotAlert } from '../render/security.ts';
import {
  type Answer,
  type Call,
  type Handler,
  listed,
  notFound,
  pathOf,
  Refusal,
  repositoryOf,
} from '../serve/call.ts';
import type { RepositoryRecord } from '../state/records.ts';

export const SECURITY_ROUTES: Readonly<Record<string, Handler>> = {
  'code-scanning/list-recent-analyses': (call) => {
    const repository = scannedRepositoryOf(call);
    const { ref, direction } = call.query;
    const matching = repository.security.analyses.filter((each) => isOfRef(each, ref));
    const ordered = direction === 'asc' ? matching : matching.toReversed();
    return listed(call, ordered, (analysis) => showAnalysis(call.world, repository, analysis));
  },
  'code-scanning/list-alerts-for-repo': (call) => {
    const repository = scannedRepositoryOf(call);
    const { ref = `refs/heads/${repository.defaultBranch}`, state, sort, direction } = call.query;
    const matching = repository.security.codeAlerts.filter(
      (alert) => isOfRef(alert, ref) && (state === undefined || alert.state === state),
    );
    const byTime = matching.toSorted((one, other) => timeOf(one, sort) - timeOf(other, sort));
    const ordered = direction === 'asc' ? byTime : byTime.toReversed();
    return listed(call, ordered, (alert) => showCodeAlert(call.world, repository, alert));
  },
  'dependabot/list-alerts-for-repo': (call) => {
    const repository = repositoryOf(call);
    if (!repository.security.hasDependabot)
      throw new Refusal(403, 'Dependabot alerts are disabled for this repository.');
    const states = call.query['state']?.split(',');
    const matching = repository.security.dependabotAlerts.filter(({ state }) => states?.includes(state) ?? true);
    return cursored(call, matching.toReversed(), (alert) => showDependabotAlert(call.world, repository, alert));
  },
  'repos/list-attestations': (call) => {
    const repository = repositoryOf(call);
    const digest = pathOf(call, 'subject_digest');
    const found = repository.security.attestations.filter((each) => each.digest === digest);
    if (found.length === 0) throw notFound();
    const { body, ...rest } = cursored(call, found.toReversed(), (each) => showAttestation(repository, each));
    return { ...rest, body: { attestations: body } };
  },
};

/** As GitHub refuses where nothing ever looked, whatever ref is asked for. */
function scannedRepositoryOf(call: Call): RepositoryRecord {
  const repository = repositoryOf(call);
  const { hasCodeScanning, analyses } = repository.security;
  if (!hasCodeScanning) throw new Refusal(403, 'Code scanning is not enabled for this repository.');
  if (analyses.length === 0) throw new Refusal(404, 'no analysis found');
  return repository;
}

/** A branch may be named with or without `refs/heads/`. */
function isOfRef(one: { readonly ref: string }, ref: string | undefined): boolean {
  return ref === undefined || one.ref === ref || one.ref === `refs/heads/${ref}`;
}

function timeOf(alert: { readonly createdAt: number; readonly changedAt: number }, sort: string | undefined): number {
  return sort === 'updated' ? alert.changedAt : alert.createdAt;
}

/** Such a list has no pages with numbers: each names the next one with a cursor, in its `Link` header. */
function cursored<Item>(
  call: Call,
  all: readonly Item[],
  show: (item: Item) => unknown,
): Answer & { body: readonly unknown[] } {
  const size = Math.min(Math.max(Number(call.query['per_page'] ?? 30), 1), 100);
  const begin = positionOf(call.query['after']);
  const end = begin + size;
  const query = new URLSearchParams({ ...call.query, after: cursorOf(end) });
  const link = end < all.length ? { link: `<${call.address}?${query}>; rel="next"` } : {};
  return { status: 200, body: all.slice(begin, end).map(show), headers: link };
}

function cursorOf(position: number): string {
  return Buffer.from(`cursor:${position}`).toString('base64');
}

function positionOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const position = /^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  if (position === undefined) throw new Refusal(400, 'The cursor is not one of ours');
  return Number(position);
}
