/** Every zone that the browser knows; UTC first, which not every list of them has. */
export function zoneOptions(): { readonly value: string; readonly label: string }[] {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
