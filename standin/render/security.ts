import type { RepositoryRecord } from '../state/records.ts';
import type { AnalysisRecord, AttestationRecord, CodeAlertRecord, DependabotAlertRecord } from '../state/security.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { instant, repositoryApi, repositoryPage, type Shown } from './place.ts';

const WORKFLOW = '.github/workflows/codeql.yml:analyze';

export function showAnalysis(world: World, repository: RepositoryRecord, analysis: AnalysisRecord): Shown {
  const { id, ref, sha, tool, category, error, at } = analysis;
  return {
    id,
    ref,
    commit_sha: sha,
    analysis_key: WORKFLOW,
    category,
    environment: '{}',
    error,
    warning: '',
    created_at: instant(at),
    results_count: 0,
    rules_count: 1,
    url: repositoryApi(world, repository, `/code-scanning/analyses/${id}`),
    sarif_id: `6c81cd8e-b078-4ac3-a3be-${String(id).padStart(12, '0')}`,
    tool: { name: tool, guid: null, version: '2.0.0' },
    deletable: false,
  };
}

export function showCodeAlert(world: World, repository: RepositoryRecord, alert: CodeAlertRecord): Shown {
  const url = repositoryApi(world, repository, `/code-scanning/alerts/${alert.number}`);
  const page = repositoryPage(world, repository, `/security/code-scanning/${alert.number}`);
  const { severity, securitySeverity, tool, ref, sha, state } = alert;
  return {
    number: alert.number,
    created_at: instant(alert.createdAt),
    updated_at: instant(alert.changedAt),
    url,
    html_url: page,
    instances_url: `${url}/instances`,
    state,
    fixed_at: state === 'fixed' ? instant(alert.changedAt) : null,
    ...dismissal(world, repository, alert, "won't fix"),
    rule: {
      id: 'js/xss',
      name: 'js/xss',
      description: 'A rule',
      severity,
      tags: [],
      ...(securitySeverity === null ? {} : { security_severity_level: securitySeverity }),
    },
    tool: { name: tool, guid: null, version: '2.0.0' },
    most_recent_instance: {
      ref,
      analysis_key: WORKFLOW,
      environment: '{}',
      category: '',
      state,
      commit_sha: sha,
      message: { text: 'Something is not right here.' },
      location: { path: 'src/cart.ts', start_line: 1, end_line: 1, start_column: 1, end_column: 2 },
      classifications: [],
    },
  };
}

export function showDependabotAlert(world: World, repository: RepositoryRecord, alert: DependabotAlertRecord): Shown {
  const { number, severity, dependency, state } = alert;
  const named = { ecosystem: 'npm', name: dependency };
  const vulnerability = {
    package: named,
    severity,
    vulnerable_version_range: '< 2.0.0',
    first_patched_version: { identifier: '2.0.0' },
  };
  return {
    number,
    state,
    dependency: { package: named, manifest_path: 'package-lock.json', scope: 'runtime' },
    security_advisory: showAdvisory(alert, vulnerability),
    security_vulnerability: vulnerability,
    url: repositoryApi(world, repository, `/dependabot/alerts/${number}`),
    html_url: repositoryPage(world, repository, `/security/dependabot/${number}`),
    created_at: instant(alert.createdAt),
    updated_at: instant(alert.changedAt),
    fixed_at: state === 'fixed' ? instant(alert.changedAt) : null,
    ...dismissal(world, repository, alert, 'tolerable_risk'),
  };
}

function showAdvisory({ number, severity, createdAt }: DependabotAlertRecord, vulnerability: Shown): Shown {
  return {
    ghsa_id: `GHSA-0000-0000-${String(number).padStart(4, '0')}`,
    cve_id: null,
    summary: 'Something is not right there',
    description: 'Something is not right there.',
    vulnerabilities: [vulnerability],
    severity,
    cvss: { score: 5, vector_string: null },
    cwes: [],
    identifiers: [],
    references: [],
    published_at: instant(createdAt),
    updated_at: instant(createdAt),
    withdrawn_at: null,
  };
}

function dismissal(
  world: World,
  repository: RepositoryRecord,
  alert: { readonly state: string; readonly changedAt: number },
  reason: string,
): Shown {
  if (alert.state !== 'dismissed')
    return { dismissed_by: null, dismissed_at: null, dismissed_reason: null, dismissed_comment: null };
  return {
    dismissed_by: showAccount(world, repository.owner),
    dismissed_at: instant(alert.changedAt),
    dismissed_reason: reason,
    dismissed_comment: null,
  };
}

export function showAttestation(repository: RepositoryRecord, { id, bundle }: AttestationRecord): Shown {
  return {
    bundle,
    repository_id: repository.id,
    bundle_url: `https://attestations.example/${id}.json.sn`,
    initiator: 'user',
  };
}
