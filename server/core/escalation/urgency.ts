import type { Severity } from '../grouping/severity.ts';
import type { Urgency } from '../notifying/person.ts';
import type { Service } from '../ownership/service.ts';

/** Where no service says, nobody has judged how much the alert may disturb: then it may. */
export function urgencyOf(service: Service | null, severity: Severity): Urgency {
  return service === null ? 'high' : service.urgency[severity];
}

export function moreUrgent(a: Urgency, b: Urgency): Urgency {
  return a === 'high' ? a : b;
}

export function pagesAgainOn(service: Service | null, severity: Severity): boolean {
  return service === null ? severity === 'critical' : service.pageAgainOn.includes(severity);
}
