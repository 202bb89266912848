/** One result of a probe, held against what the check asks. Pure. */
import type { HttpAnswer, ProbeAnswer, ProbeResult } from '../../domain/probe.ts';
import type { Asked, LatencyAsked, PlannedCheck } from '../plan.ts';
import { assessHttp, withBody } from './assess-http.ts';
import { assessJunit } from './assess-junit.ts';
import { assessPrometheus } from './assess-prometheus.ts';
import { assessVersion } from './assess-version.ts';
import { type Assessment, failed, passed, unjudged, type View } from './assessment.ts';

/** What is asked with one probe. A latency check asks with many. */
export type AskedOnce = Exclude<Asked, LatencyAsked>;

export function assess(
  result: ProbeResult,
  asks: AskedOnce,
  check: Pick<PlannedCheck, 'showsBodyOnFailure'>,
  view: View,
): Assessment {
  if (result.kind !== 'answer') return assessNoAnswer(result, view);
  const assessment = assessAnswer(result, asks, view);
  return check.showsBodyOnFailure && assessment.verdict !== 'pass'
    ? withBody(assessment, textOf(result), view)
    : assessment;
}

/** Nobody answered, or nothing that could be judged. */
export function assessNoAnswer(result: Exclude<ProbeResult, { kind: 'answer' }>, { show }: View): Assessment {
  const isMissing = result.kind === 'missing';
  return {
    verdict: 'error',
    code: result.code,
    message: show(result.message, LONGEST_PROBE_MESSAGE),
    // What was too large or led astray did come from somebody; what was refused here did not.
    wasAnswered: !isMissing && result.code !== 'blocked-address' && result.code !== 'assertion',
    isMissing,
    isFinal: !isMissing,
  };
}

const LONGEST_PROBE_MESSAGE = 500;

function assessAnswer(answer: ProbeAnswer, asks: AskedOnce, view: View): Assessment {
  switch (asks.type) {
    case 'http':
      return answer.of === 'http' ? assessHttp(answer, asks.expects, view) : unlike(asks.type, answer.of);
    case 'version':
      return answer.of === 'http' ? assessVersion(answer, asks, view) : unlike(asks.type, answer.of);
    case 'prometheus':
      return answer.of === 'http' ? assessPrometheus(answer, asks, view) : unlike(asks.type, answer.of);
    case 'junit':
      return answer.of === 'file' ? assessJunit(answer.text, asks) : unlike(asks.type, answer.of);
    default:
      return assessConnection(answer, asks, view);
  }
}

type Connection = Extract<Asked, { type: 'tls' | 'tcp' | 'dns' | 'command' }>;

function assessConnection(answer: ProbeAnswer, asks: Connection, view: View): Assessment {
  if (answer.of !== asks.type) return unlike(asks.type, answer.of);
  switch (answer.of) {
    case 'tls':
      return assessCertificate(answer.validUntilMs - view.nowMs, asks.type === 'tls' ? asks.expiresInDays : 0);
    case 'tcp':
      return passed(`connected in ${Math.round(answer.durationMs)} ms`);
    case 'dns': {
      const { addresses } = answer;
      if (addresses.length === 0) return failed('dns', 'expected the name to have an address, but it has none');
      return passed(`leads to ${view.show(addresses.join(', '))}`);
    }
    default: {
      const { exitCode } = answer;
      if (exitCode === 0) return passed(`ended with 0 in ${Math.round(answer.durationMs)} ms`);
      if (exitCode === null) return unjudged('exit-code', 'expected the program to end with 0, but a signal ended it');
      return failed('exit-code', `expected the program to end with 0, but it ended with ${exitCode}`);
    }
  }
}

const DAY_MS = 86_400_000;

function assessCertificate(leftMs: number, days: number): Assessment {
  const left = Math.floor(leftMs / DAY_MS);
  if (leftMs >= days * DAY_MS) return passed(`the certificate is valid for ${left} more days`);
  const is = leftMs < 0 ? 'it has expired' : `it ends in ${left}`;
  return failed('tls', `expected a certificate that is valid for at least ${days} more days, but ${is}`);
}

function textOf(answer: ProbeAnswer): string {
  switch (answer.of) {
    case 'http':
      return answer.body;
    case 'command':
      return answer.output;
    default:
      return '';
  }
}

/** A probe that answers another question than was asked is broken, and its answer shows nothing. */
function unlike(type: string, of: HttpAnswer['of'] | string): Assessment {
  return { ...unjudged('assertion', `a ${type} check was answered by a probe of ${of}`), isFinal: true };
}
