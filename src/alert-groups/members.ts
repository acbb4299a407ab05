import type { AlertGroupDetail } from '../api/alert-groups.ts';

type Alert = AlertGroupDetail['alertList'][number];
type Labels = Readonly<Record<string, string>>;

/** What all alerts have in common says what the group is about; the rest tells them apart. */
export function sharedLabels(alerts: readonly Alert[]): Labels {
  const [first, ...others] = alerts;
  if (first === undefined) return {};
  const shared = Object.entries(first.labels).filter(([name, value]) =>
    others.every(({ labels }) => labels[name] === value),
  );
  return Object.fromEntries(shared);
}

export function ownLabels({ labels }: Alert, shared: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !(name in shared)));
}

/** Firing ones first, the newest among them first: what is broken now stands above what was. */
export function inOrder(alerts: readonly Alert[]): readonly Alert[] {
  return [...alerts].sort((a, b) => {
    if (a.status !== b.status) return a.status === 'firing' ? -1 : 1;
    return a.startsAt < b.startsAt ? 1 : -1;
  });
}
