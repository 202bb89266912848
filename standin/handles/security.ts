/** What scanners and builds do, as a test holds it. */
import type { RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { Security } from '../surface/security.ts';

const SCANNER = 'CodeQL';

export class SecurityHandle implements Security {
  private readonly world: World;
  private readonly repository: RepositoryRecord;

  constructor(world: World, repository: RepositoryRecord) {
    this.world = world;
    this.repository = repository;
  }

  switchCodeScanning(isOn: boolean): void {
    this.repository.security.hasCodeScanning = isOn;
  }

  switchDependabot(isOn: boolean): void {
    this.repository.security.hasDependabot = isOn;
  }

  analyse(analysis: Parameters<Security['analyse']>[0]): { readonly id: number } {
    const { sha, ref = this.defaultRef, tool = SCANNER, category = '', error = '' } = analysis;
    const id = this.world.nextId();
    this.repository.security.analyses.push({ id, ref, sha, tool, category, error, at: this.world.clock.now() });
    return { id };
  }

  raiseCodeAlert(alert: Parameters<Security['raiseCodeAlert']>[0]): { readonly number: number } {
    const { sha, ref = this.defaultRef, tool = SCANNER, severity = 'error', securitySeverity = null } = alert;
    const { codeAlerts } = this.repository.security;
    const now = this.world.clock.now();
    const number = codeAlerts.length + 1;
    const times = { createdAt: now, changedAt: now };
    codeAlerts.push({ number, ref, sha, tool, severity, securitySeverity, state: 'open', ...times });
    return { number };
  }

  raiseDependabotAlert(alert: Parameters<Security['raiseDependabotAlert']>[0]): { readonly number: number } {
    const { dependabotAlerts } = this.repository.security;
    const now = this.world.clock.now();
    const { severity, dependency = 'left-pad' } = alert;
    const number = dependabotAlerts.length + 1;
    dependabotAlerts.push({ number, severity, dependency, state: 'open', createdAt: now, changedAt: now });
    return { number };
  }

  endCodeAlert(number: number, state: 'dismissed' | 'fixed'): void {
    this.end(this.repository.security.codeAlerts, number, state);
  }

  endDependabotAlert(number: number, state: 'dismissed' | 'fixed'): void {
    this.end(this.repository.security.dependabotAlerts, number, state);
  }

  attest(digest: string, bundle: Readonly<Record<string, unknown>>): void {
    this.repository.security.attestations.push({ id: this.world.nextId(), digest, bundle });
  }

  private end(
    alerts: { readonly number: number; state: 'open' | 'dismissed' | 'fixed'; changedAt: number }[],
    number: number,
    state: 'dismissed' | 'fixed',
  ): void {
    const alert = alerts.find((each) => each.number === number);
    if (alert === undefined) throw new Error(`there is no alert ${number}`);
    alert.state = state;
    alert.changedAt = this.world.clock.now();
  }

  private get defaultRef(): string {
    return `refs/heads/${this.repository.defaultBranch}`;
  }
}
