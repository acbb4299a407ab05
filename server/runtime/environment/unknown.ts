import { closest } from '../../core/directory/closest.ts';

/**
 * Not a typing mistake: Kubernetes writes these into every pod for each Service there is, and one is likely called
 * `tocsin`.
 */
const SERVICE_LINK = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_\w+)?)$/;
const SERVICE_URL = /^(tcp|udp|sctp):\/\//;

export function isServiceLink(name: string, text: string): boolean {
  return SERVICE_LINK.test(name) || (name.endsWith('_PORT') && SERVICE_URL.test(text));
}

/** Variables that look like ours but are not: a setting with a slip in its name would otherwise be ignored in silence. */
export function unknownVariables(
  variables: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): string[] {
  return Object.entries(variables).flatMap(([name, text]) => {
    // Nor is what the test run hands down to the processes that it starts.
    if (!name.startsWith('TOCSIN_') || name.startsWith('TOCSIN_TEST_')) return [];
    if (known.includes(name) || isServiceLink(name, text ?? '')) return [];
    const meant = closest(name, known) ?? closest(name.slice('TOCSIN_'.length), known);
    const advice = 'names that begin with TOCSIN_ are kept for settings; --help lists them';
    return [`${name} is no setting; ${meant === null ? advice : `did you mean ${meant}?`}`];
  });
}
