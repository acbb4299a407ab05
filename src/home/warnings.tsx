import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { HomeAnswer } from '../api/home.ts';
import { places } from '../app/places.ts';
import { PersonLink } from '../teams/person-link.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { warnedOf } from './warned.ts';
import type { Warned, Warning } from './warned.ts';

/** The page is about more than this. */
const NAMES_SHOWN = 8;

/** Said before the night: who is on call, now or next, and may not be reached. */
export function Warnings({ home }: { readonly home: HomeAnswer }) {
  const styles = useStyles2(getStyles);
  const { warnings, person } = home;
  if (warnings.length === 0) return null;
  const count = warnings.length;
  const isSevere = warnings.some(({ finding }) => finding.weight === 'unreachable');
  const title = isSevere
    ? t('home.warnings.severe', 'Not everybody on call can be reached')
    : t('home.warnings.title', '{{count}} people on call now or next may not be reached', { count });
  const mine = warnings.find((warning) => warning.person.id === person?.id);
  const others = warnings.filter((warning) => warning !== mine);
  return (
    <Alert severity={isSevere ? 'error' : 'warning'} title={title} bottomSpacing={0}>
      <ul className={styles.list}>
        {mine !== undefined && <Mine warning={mine} />}
        {warnedOf(others).map((warned) => (
          <Others key={warned.finding.sentence} warned={warned} />
        ))}
      </ul>
    </Alert>
  );
}

function Mine({ warning }: { readonly warning: Warning }) {
  const { person, finding } = warning;
  return (
    <li>
      <PersonLink person={person} /> {finding.sentence}
      {'. '}
      <TextLink href={places.notifications()} inline>
        {t('home.warnings.mend', 'Mend it')}
      </TextLink>
    </li>
  );
}

/** "Ana (now), Ben (in 2 h): each has no …", however many they are. */
function Others({ warned }: { readonly warned: Warned }) {
  const { finding, warnings } = warned;
  const more = warnings.length - NAMES_SHOWN;
  return (
    <li>
      {warnings.slice(0, NAMES_SHOWN).map(({ person, from }, index) => (
        <span key={person.id}>
          {index > 0 && ', '}
          <PersonLink person={person} />{' '}
          <Text color="secondary">
            ({from === null ? t('home.warnings.now', 'on call now') : <TimeText at={from} />})
          </Text>
        </span>
      ))}
      {more > 0 && <> {t('home.warnings.more', 'and {{count}} more', { count: more })}</>}
      {warnings.length === 1 ? ' ' : t('home.warnings.each', ': each ')}
      {finding.sentence}
      {'. '}
      <Text color="secondary">{finding.advice}</Text>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  }),
});
