/** Every migration, in order. Forward only: a change that went out is followed by another, never edited or undone. */
import type { Migration, MigrationProvider } from 'kysely/migration';
import { firstTables } from './000001-first-tables.ts';
import { organisationPolicies } from './000002-organisation-policies.ts';
import { deploymentReviews } from './000003-deployment-reviews.ts';
import { statements } from './000004-statements.ts';
import { leasesAndRetention } from './000005-leases-and-retention.ts';
import { gates } from './000006-gates.ts';
import { sweeps } from './000007-sweeps.ts';
import { releases } from './000008-releases.ts';
import { rateLimits } from './000009-rate-limits.ts';
import { verifications } from './000010-verifications.ts';
import { notices } from './000011-notices.ts';
import { turns } from './000012-turns.ts';
import { rollbacks } from './000013-rollbacks.ts';
import { verificationCauses } from './000014-verification-causes.ts';
import { outcomes } from './000015-outcomes.ts';
import { dora } from './000016-dora.ts';
import { plans } from './000017-plans.ts';
import { escalations } from './000018-escalations.ts';
import { probes } from './000019-probes.ts';
import { reviews } from './000020-reviews.ts';
import { library } from './000021-library.ts';
import { trains } from './000022-trains.ts';
import { processColumns } from './000023-process.ts';
import { policyNews } from './000024-policy-news.ts';
import { openings } from './000025-openings.ts';
import { verifyingFiles } from './000026-verifying-files.ts';
import { repositoryPlaces } from './000028-repository-places.ts';
import { noGoes } from './000029-no-goes.ts';
import type { Spelling } from './spelling.ts';

export function allMigrations(spelling: Spelling): MigrationProvider {
  const migrations: Readonly<Record<string, Migration>> = {
    '000001-first-tables': firstTables(spelling),
    '000002-organisation-policies': organisationPolicies(spelling),
    '000003-deployment-reviews': deploymentReviews(spelling),
    '000004-statements': statements(spelling),
    '000005-leases-and-retention': leasesAndRetention,
    '000006-gates': gates(spelling),
    '000007-sweeps': sweeps(spelling),
    '000008-releases': releases(spelling),
    '000009-rate-limits': rateLimits(spelling),
    '000010-verifications': verifications(spelling),
    '000011-notices': notices(spelling),
    '000012-turns': turns,
    '000013-rollbacks': rollbacks(spelling),
    '000014-verification-causes': verificationCauses(spelling),
    '000015-outcomes': outcomes(spelling),
    '000016-dora': dora(spelling),
    '000017-plans': plans(spelling),
    '000018-escalations': escalations(spelling),
    '000019-probes': probes(spelling),
    '000020-reviews': reviews(spelling),
    '000021-library': library(spelling),
    '000022-trains': trains(spelling),
    '000023-process': processColumns(spelling),
    '000024-policy-news': policyNews(spelling),
    '000025-openings': openings(spelling),
    '000026-verifying-files': verifyingFiles(spelling),
    '000028-repository-places': repositoryPlaces(spelling),
    '000029-no-goes': noGoes(spelling),
  };
  return { getMigrations: async () => ({ ...migrations }) };
}
