/** The planned releases that a report hears of: what was decided at their stages, and what was deployed of them. */
import type { AuditEntry } from '../entry.ts';
import type { ReportedPlan } from './report.ts';
import type { Scope } from './scope.ts';

interface Heard {
  repository: string;
  readonly repositoryId: number;
  readonly milestone: number;
  readonly decisions: number[];
}

const DECIDES: ReadonlySet<string> = new Set(['go', 'no-go', 'leave-out']);

export class Plans {
  readonly #heard = new Map<string, Heard>();

  hear({ kind, seq, subject }: AuditEntry): void {
    const { repository, repositoryId, milestone } = subject;
    if (milestone === undefined) return;
    const key = `${repositoryId}/${milestone}`;
    const heard = this.#heard.get(key) ?? { repository, repositoryId, milestone, decisions: [] };
    this.#heard.set(key, heard);
    heard.repository = repository;
    if (DECIDES.has(kind)) heard.decisions.push(seq);
  }

  end(scope: Pick<Scope, 'deploymentsOf' | 'links'>): readonly ReportedPlan[] {
    return [...this.#heard.values()].map(({ repository, repositoryId, milestone, decisions }) => {
      const all = scope.deploymentsOf(repositoryId, milestone);
      const isBack = (id: number) => scope.links.backBy(repositoryId, id) !== undefined;
      const deployments = all.filter((id) => !isBack(id));
      return { repository, milestone, decisions, deployments, waysBack: all.filter(isBack) };
    });
  }
}
