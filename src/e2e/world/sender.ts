/** What breaks, as a monitoring tool would post it. */
export interface Sent {
  readonly title: string;
  readonly status?: 'firing' | 'resolved';
  readonly severity?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Posts an alert to the URL of an integration for JSON, and rejects unless it was taken. */
export async function send(url: string, alert: Sent): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alert),
  });
  if (!response.ok) throw new Error(`The alert was not taken: ${response.status} ${await response.text()}`);
}
