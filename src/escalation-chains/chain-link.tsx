import { TextLink } from '@grafana/ui';
import { places } from '../app/places.ts';
import type { Known } from '../directory/known.ts';

/** The name of a chain, leading to its steps; a dash where there is none. */
export function ChainLink({ known, id }: { readonly known: Known; readonly id: string | null }) {
  if (id === null) return <>—</>;
  return (
    <TextLink href={places.escalationChain(id)} color="primary">
      {known.directory.chains.get(id)?.name ?? id}
    </TextLink>
  );
}
