import { useEffect, useState } from 'react';
import { css } from '@emotion/css';
import { AppEvents, BusEventWithPayload } from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Alert, useStyles2 } from '@grafana/ui';

interface Toast {
  readonly id: number;
  readonly severity: 'success' | 'info' | 'warning' | 'error';
  readonly title: string;
  readonly text: string;
}

const KINDS = [
  [AppEvents.alertSuccess, 'success'],
  [AppEvents.alertInfo, 'info'],
  [AppEvents.alertWarning, 'warning'],
  [AppEvents.alertError, 'error'],
] as const;

/** Old events have names only, and the bus asks for classes. */
function eventNamed(name: string) {
  return class extends BusEventWithPayload<unknown> {
    static type = name;
  };
}

/** Success goes by itself sooner than trouble does, as in Grafana. */
const STAYS_MS = { success: 3_000, info: 3_000, warning: 5_000, error: 7_000 };

/** Short messages in the corner, for whoever publishes one of Grafana's events. */
export function Toasts() {
  const styles = useStyles2(stylesOf);
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  useEffect(() => {
    let last = 0;
    const remove = (id: number): void => setToasts((shown) => shown.filter((toast) => toast.id !== id));
    const subscriptions = KINDS.map(([event, severity]) =>
      getAppEvents().subscribe(eventNamed(event.name), ({ payload }) => {
        const [title = '', text = ''] = (Array.isArray(payload) ? payload : [payload]).map(String);
        const id = (last += 1);
        setToasts((shown) => [...shown, { id, severity, title, text }]);
        window.setTimeout(() => remove(id), STAYS_MS[severity]);
      }),
    );
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }, []);
  return (
    <div className={styles.corner}>
      {toasts.map(({ id, severity, title, text }) => (
        <Alert
          key={id}
          severity={severity}
          title={title}
          elevated
          onRemove={() => setToasts((shown) => shown.filter((toast) => toast.id !== id))}
        >
          {text}
        </Alert>
      ))}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  corner: css({
    position: 'fixed',
    top: theme.spacing(9),
    right: theme.spacing(1),
    width: 400,
    maxWidth: '90vw',
    zIndex: theme.zIndex.portal,
  }),
});
