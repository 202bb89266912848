import type { Store } from '../flow/ports.ts';
import { acceptDelivery } from './accept-delivery.ts';
import { backlog } from './backlog.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import { claimQuestion } from './claim-question.ts';
import { failDelivery } from './fail-delivery.ts';
import { finishDelivery } from './finish-delivery.ts';
import { keepValidPolicy } from './keep-valid-policy.ts';
import { lastValidPolicy } from './last-valid-policy.ts';
import { nextDueAt } from './next-due-at.ts';
import { openGates, openGatesOfInstallation } from './open-gates.ts';
import { openedGates } from './opened-gates.ts';
import {
  forgetOrganisationPolicy,
  keepValidOrganisationPolicy,
  lastValidOrganisationPolicy,
} from './organisation-policy.ts';
import { overrides } from './overrides.ts';
import { pendingEffects } from './pending-effects.ts';
import { prune } from './prune.ts';
import { questionsAbout } from './questions-about.ts';
import { releaseClaim } from './release-claim.ts';
import { saveRecord } from './save-record.ts';
import { seeReviews } from './see-reviews.ts';
import { settleEffect } from './settle-effect.ts';
import { restrictions, statements } from './statements.ts';
import type { Database } from './tables.ts';
import { waitingDeliveries } from './waiting-deliveries.ts';

/** Runs one verb, a whole transaction, perhaps more than once. */
export type Run = <T>(verb: () => Promise<T>) => Promise<T>;

/** The verbs over any database that has the tables; each is run as that database needs it. */
export function storeOn(db: Database, run: Run): Store {
  return {
    acceptDelivery: (delivery) => run(() => acceptDelivery(db, delivery)),
    waitingDeliveries: (limit) => run(() => waitingDeliveries(db, limit)),
    finishDelivery: (id, questions, at) => run(() => finishDelivery(db, id, questions, at)),
    failDelivery: (id, because, limit) => run(() => failDelivery(db, id, because, limit)),
    claimDeliveries: (at, leaseUntil, limit) => run(() => claimDeliveries(db, at, leaseUntil, limit)),
    claimQuestion: (at, leaseUntil) => run(() => claimQuestion(db, at, leaseUntil)),
    nextDueAt: () => run(() => nextDueAt(db)),
    saveRecord: (claim, record) => run(() => saveRecord(db, claim, record)),
    releaseClaim: (claim, next) => run(() => releaseClaim(db, claim, next)),
    pendingEffects: (questionKey, at) => run(() => pendingEffects(db, questionKey, at)),
    settleEffect: (effect, outcome, at) => run(() => settleEffect(db, effect, outcome, at)),
    openGates: (repositoryId) => run(() => openGates(db, repositoryId)),
    openGatesOfInstallation: (installationId) => run(() => openGatesOfInstallation(db, installationId)),
    questionsAbout: (repositoryId, sha) => run(() => questionsAbout(db, repositoryId, sha)),
    openedGates: (repositoryId, environment) => run(() => openedGates(db, repositoryId, environment)),
    seeReviews: (gate, reviews, at) => run(() => seeReviews(db, gate, reviews, at)),
    overrides: (repositoryId, environment) => run(() => overrides(db, repositoryId, environment)),
    statements: (repositoryId, environment, sha) => run(() => statements(db, repositoryId, environment, sha)),
    restrictions: (repositoryId) => run(() => restrictions(db, repositoryId)),
    lastValidPolicy: (repositoryId) => run(() => lastValidPolicy(db, repositoryId)),
    keepValidPolicy: (repositoryId, policy) => run(() => keepValidPolicy(db, repositoryId, policy)),
    lastValidOrganisationPolicy: (ownerId) => run(() => lastValidOrganisationPolicy(db, ownerId)),
    keepValidOrganisationPolicy: (ownerId, policy) => run(() => keepValidOrganisationPolicy(db, ownerId, policy)),
    forgetOrganisationPolicy: (ownerId) => run(() => forgetOrganisationPolicy(db, ownerId)),
    prune: (at) => run(() => prune(db, at)),
    backlog: (at) => run(() => backlog(db, at)),
    close: () => db.destroy(),
  };
}
