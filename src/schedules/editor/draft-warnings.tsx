import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { Interval } from '../../../server/core/time/instant.ts';
import type { DraftPreview } from './draft-preview.ts';
import { stretchText, textAt } from '../zone-text.ts';

const SHOWN = 3;

export interface DraftWarningsProps {
  readonly preview: DraftPreview;
  readonly zone: string;
}

/** What saving would open, or say twice: each with the first stretches of it. */
export function DraftWarnings({ preview, zone }: DraftWarningsProps) {
  const { newGaps, newEmpty, newOverlaps, window } = preview;
  const date = textAt(window.end, zone, 'date');
  return (
    <>
      <Warning
        severity="warning"
        stretches={newGaps}
        zone={zone}
        title={t('schedules.side.gaps', 'Nobody on call {{count}} times until {{date}}', {
          count: newGaps.length,
          date,
        })}
      />
      <Warning
        severity="warning"
        stretches={newEmpty}
        zone={zone}
        title={t('schedules.side.empty', '{{count}} shifts until {{date}} without anybody who is known and there', {
          count: newEmpty.length,
          date,
        })}
      />
      <Warning
        severity="info"
        stretches={newOverlaps}
        zone={zone}
        title={t('schedules.side.overlaps', 'Several rotations at once, {{count}} times until {{date}}', {
          count: newOverlaps.length,
          date,
        })}
      />
    </>
  );
}

interface WarningProps {
  readonly severity: 'warning' | 'info';
  readonly title: string;
  readonly stretches: readonly Interval[];
  readonly zone: string;
}

function Warning({ severity, title, stretches, zone }: WarningProps) {
  if (stretches.length === 0) return null;
  return (
    <Alert severity={severity} bottomSpacing={0} title={title}>
      {stretches.slice(0, SHOWN).map((stretch) => (
        <div key={stretch.start}>{stretchText(stretch, zone)}</div>
      ))}
    </Alert>
  );
}
