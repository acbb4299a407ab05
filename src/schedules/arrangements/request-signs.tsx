import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Interval } from '../../../server/core/time/instant.ts';
import type { CoverRequest } from '../../api/cover-requests.ts';
import { percentAt } from '../timeline/bars.ts';
import { requestSentence } from './request-text.ts';
import { openIn } from './requests.ts';
import { readStretch } from '../wire-times.ts';

export interface RequestSignsProps {
  readonly requests: readonly CoverRequest[];
  readonly window: Interval;
  readonly zone: string;
}

/** Shifts that somebody would like to give away. Nothing has changed yet, so a sign is all there is. */
export function RequestSigns({ requests, window, zone }: RequestSignsProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {openIn(requests, window).flatMap((request) =>
        request.shifts.map(readStretch).flatMap(({ start, end }) => {
          if (start >= window.end || end <= window.start) return [];
          return [
            <span
              key={`${request.id}${start}`}
              className={styles.sign}
              style={{ left: `${percentAt((start + Math.min(end, window.end)) / 2, window)}%` }}
              title={requestSentence(request, zone)}
              role="img"
              aria-label={requestSentence(request, zone)}
            >
              ?
            </span>,
          ];
        }),
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  sign: css({
    ...{ position: 'absolute', top: 0, transform: 'translate(-50%, -35%)', zIndex: 3, textAlign: 'center' },
    ...{ width: theme.spacing(2), height: theme.spacing(2), borderRadius: theme.shape.radius.circle },
    ...{ background: theme.colors.warning.main, color: theme.colors.warning.contrastText, lineHeight: '16px' },
    ...{ fontSize: theme.typography.bodySmall.fontSize, fontWeight: theme.typography.fontWeightBold },
  }),
});
