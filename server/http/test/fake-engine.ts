import type { Inbound, Outcome } from '../../channels/channel.ts';
import type { Event } from '../../core/escalation/event.ts';
import type { AcceptedRequest, ActResult, Engine, RefusedRequest } from '../../engine/engine.ts';
import type { CodeConfirmed, CodeSent } from '../../engine/proving.ts';
import type { RuleTest } from '../../engine/test-rules.ts';

type Link = ReturnType<Engine['readLink']>;

/** Remembers what it was told, and answers what a test puts into it. */
export class FakeEngine implements Engine {
  readonly accepted: AcceptedRequest[] = [];
  readonly refused: RefusedRequest[] = [];
  readonly acts: { readonly groupId: string; readonly event: Event }[] = [];
  readonly received: { readonly channel: string; readonly inbound: readonly Inbound[] }[] = [];
  readonly asked: (readonly string[])[] = [];
  readonly links = new Map<string, Link>();
  readonly listeners = new Set<(groupId: string) => void>();
  /** Fingerprints that fire already. */
  firing = new Set<string>();
  storing: () => Promise<void> = () => Promise.resolve();
  actResult: ActResult = { kind: 'done', sentence: 'Acknowledged by Ana Ünal via the API', status: 'acknowledged' };
  /** For groups that shall answer otherwise. */
  readonly actResults = new Map<string, ActResult>();
  outcomes: Outcome[] = [];

  async accept(request: AcceptedRequest): Promise<void> {
    await this.storing();
    this.accepted.push(request);
  }

  refuse(request: RefusedRequest): void {
    this.refused.push(request);
  }

  async knowsAll(_integrationId: string, fingerprints: readonly string[]): Promise<boolean> {
    this.asked.push(fingerprints);
    return fingerprints.every((fingerprint) => this.firing.has(fingerprint));
  }

  async act(groupId: string, event: Event): Promise<ActResult> {
    this.acts.push({ groupId, event });
    return this.actResults.get(groupId) ?? this.actResult;
  }

  async receive(channel: string, inbound: readonly Inbound[]): Promise<Outcome[]> {
    this.received.push({ channel, inbound });
    return this.outcomes;
  }

  async sendTest(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: 'Delivered' };
  }

  codeSent: CodeSent = { kind: 'sent', expiresAt: 0, detail: 'Delivered' };
  codeConfirmed: CodeConfirmed = { kind: 'proven', at: 0 };
  readonly codes: (readonly string[])[] = [];
  ruleTests: RuleTest[] = [];

  async sendCode(personId: string, methodId: string): Promise<CodeSent> {
    this.codes.push([personId, methodId]);
    return this.codeSent;
  }

  async confirmCode(personId: string, methodId: string, code: string): Promise<CodeConfirmed> {
    this.codes.push([personId, methodId, code]);
    return this.codeConfirmed;
  }

  async testRules(): Promise<readonly RuleTest[]> {
    return this.ruleTests;
  }

  readonly refreshed: (readonly string[])[] = [];

  async refreshCalendar(scheduleId: string, layerId: string): Promise<boolean> {
    this.refreshed.push([scheduleId, layerId]);
    return true;
  }

  readLink(token: string): Link {
    return this.links.get(token) ?? { kind: 'forged' };
  }

  onChange(listener: (groupId: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
