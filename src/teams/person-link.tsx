import { Fragment } from 'react';
import { TextLink } from '@grafana/ui';
import type { Named } from '../../server/contract/wire.ts';
import { places } from '../app/places.ts';

/** The name of a person, leading to how they are reached and when they are on call. As big as the text around it. */
export function PersonLink({ person }: { readonly person: Named }) {
  return (
    <TextLink href={places.person(person.id)} color="primary">
      {person.name}
    </TextLink>
  );
}

/** People who are on call together: "Ada + Ben"; a dash where there is nobody. */
export function PeopleLinks({ people }: { readonly people: readonly Named[] }) {
  if (people.length === 0) return <>—</>;
  return (
    <>
      {people.map((person, index) => (
        <Fragment key={person.id}>
          {index > 0 && ' + '}
          <PersonLink person={person} />
        </Fragment>
      ))}
    </>
  );
}
