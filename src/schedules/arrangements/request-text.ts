import { t } from '@grafana/i18n';
import type { CoverRequest } from '../../api/cover-requests.ts';
import { plain } from '../../ui/plain.ts';
import { placeOf } from './requests.ts';
import type { Shifts } from './requests.ts';
import { stretchText } from '../zone-text.ts';

/** "Ana asks Ben to take Mon …", "Ana asks whoever can to take …", "Ana offers Ben Mon … for Mon …". */
export function requestSentence({ from, to, shifts, inReturn }: CoverRequest, zone: string): string {
  const text = (of: Shifts): string => {
    const place = placeOf(of);
    return place === null ? t('schedules.request.gone', 'a shift that is gone') : stretchText(place, zone);
  };
  const values = { from: from.name, to: to?.name ?? '', what: text(shifts), back: text(inReturn), ...plain };
  if (to === null) return t('schedules.request.whoever', '{{from}} asks whoever can to take {{what}}', values);
  if (inReturn.length === 0) return t('schedules.request.somebody', '{{from}} asks {{to}} to take {{what}}', values);
  return t('schedules.request.swap', '{{from}} offers {{to}} a swap: {{what}} for {{back}}', values);
}
