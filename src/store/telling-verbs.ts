import type { EscalationStore, Notices } from '../flow/ports.ts';
import { claimNotices } from './claim-notices.ts';
import { acknowledgePage, escalation, openEscalations } from './escalations.ts';
import { noticesOf } from './notices-of.ts';
import { settledOpening } from './openings.ts';
import { policyNews } from './policy-news.ts';
import { settleNotice } from './settle-notice.ts';
import type { Run } from './store-on.ts';
import type { Database } from './tables.ts';

/** What people are told, and who took on what they were paged for. */
export function tellingVerbs(db: Database, run: Run): Notices & EscalationStore {
  return {
    claimNotices: (when) => run(() => claimNotices(db, when)),
    settleNotice: (tried, outcome, at) => run(() => settleNotice(db, tried, outcome, at)),
    noticesOf: (questionKey) => run(() => noticesOf(db, questionKey)),
    policyNews: (repositoryId) => run(() => policyNews(db, repositoryId)),
    escalation: (id) => run(() => escalation(db, id)),
    openEscalations: (repositoryId) => run(() => openEscalations(db, repositoryId)),
    settledOpening: (repositoryId, deploymentId) => run(() => settledOpening(db, repositoryId, deploymentId)),
    acknowledgePage: (alertKey, by, at) => run(() => acknowledgePage(db, alertKey, by, at)),
  };
}
