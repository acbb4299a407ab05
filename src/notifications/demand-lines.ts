import { t } from '@grafana/i18n';
import type { MyNotifications } from '../api/my-notifications.ts';

export interface DemandLine {
  readonly key: string;
  readonly text: string;
  readonly isMet: boolean;
}

type Demands = NonNullable<MyNotifications['demands']>;
type Kind = NonNullable<Demands['kinds']>[number];

/** Each thing that is asked for, as a sentence, and whether I have it. */
export function demandLines(demands: Demands, findings: MyNotifications['findings']): readonly DemandLine[] {
  const lacks = (kind: string, sentence = ''): boolean =>
    findings.some((one) => one.kind === kind && (sentence === '' || one.sentence.includes(sentence)));
  // Whoever cannot be reached at all meets nothing, and is told no more than that.
  const isOut = findings.some(({ weight }) => weight === 'unreachable');
  const line = (key: string, text: string, isMissing: boolean): DemandLine => ({
    ...{ key, text },
    isMet: !isOut && !isMissing,
  });
  const { methods = 1, kinds = [], proven = true, within } = demands;
  const lines = [
    line(
      'methods',
      t('notifications.demands.methods', 'At least {{count}} contact methods', { count: methods }),
      lacks('demand-methods'),
    ),
    ...kinds.map((kind) => line(kind, kindText(kind), lacks('demand-kind', WORD[kind]))),
  ];
  if (proven) {
    const isMissing = lacks('demand-proven') || lacks('none-proven');
    lines.push(line('proven', t('notifications.demands.proven', 'Each of them proven'), isMissing));
  }
  if (within !== undefined) {
    const text = t('notifications.demands.within', 'All of them used within {{within}}', { within });
    lines.push(line('within', text, lacks('demand-within')));
  }
  return lines;
}

/** As the sentences of the service call them. */
const WORD: Readonly<Record<Kind, string>> = { chat: 'chat', mail: 'e-mail', text: 'SMS' };

function kindText(kind: Kind): string {
  switch (kind) {
    case 'chat':
      return t('notifications.demands.chat', 'One of them chat');
    case 'mail':
      return t('notifications.demands.mail', 'One of them e-mail');
    case 'text':
      return t('notifications.demands.text', 'One of them SMS');
  }
}
