import { causeOf } from '../../channels/deadline.ts';
import type { HttpSettings } from '../deps.ts';
import type { Finding, Look } from './finding.ts';

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether the links in messages lead anywhere. */
export function publicUrlLook(settings: Pick<HttpSettings, 'publicUrl' | 'isPublic'>): Look {
  return { id: 'public-url', find: (signal) => publicUrlFinding(settings, signal) };
}

async function publicUrlFinding(
  { publicUrl, isPublic }: Pick<HttpSettings, 'publicUrl' | 'isPublic'>,
  signal: AbortSignal,
): Promise<Finding> {
  const { protocol, hostname } = new URL(publicUrl);
  if (!isPublic) {
    return {
      state: 'warning',
      why: `TOCSIN_PUBLIC_URL is not set: links in messages lead to ${publicUrl}, which no phone can open.`,
      whatToDo: 'Set it to the address under which phones and providers reach this service.',
    };
  }
  const reached = await isThere(publicUrl, signal);
  if (reached !== null) {
    return {
      state: 'warning',
      why: `The service does not find itself at ${publicUrl}: ${reached}.`,
      whatToDo:
        'Open that address with /healthz behind it on a phone outside of your network. If it answers there, only the ' +
        'way back from this machine is missing, and nothing needs to be done.',
    };
  }
  if (LOCAL.test(hostname)) {
    const whatToDo = 'Set TOCSIN_PUBLIC_URL to an address that is known outside of this machine.';
    return { state: 'warning', why: `${publicUrl} is known on this machine only.`, whatToDo };
  }
  if (protocol === 'http:') {
    const whatToDo = 'Put a proxy with a certificate in front of it and write https:// into TOCSIN_PUBLIC_URL.';
    return {
      state: 'warning',
      why: `${publicUrl} answers, but without encryption: links can be read on the way.`,
      whatToDo,
    };
  }
  return { state: 'ok', why: `${publicUrl} leads to this service.` };
}

/** Null when it leads here; otherwise what is wrong. */
async function isThere(publicUrl: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(`${publicUrl}/healthz`, { redirect: 'error', signal });
    const text = await response.text();
    if (!response.ok) return `it answered ${response.status}`;
    return text.includes('"alive"') ? null : 'something else answers there';
  } catch (error) {
    return causeOf(error);
  }
}
