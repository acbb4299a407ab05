import type { z } from 'zod';
import type { onCallNow } from '../../contract/on-call.ts';
import { describeSource } from '../../core/schedule/describe-source.ts';
import type { Schedule, Source } from '../../core/schedule/schedule.ts';
import type { Naming } from './naming.ts';

type Why = z.input<typeof onCallNow>['why'];

export function whyOf(sources: readonly Source[], schedule: Schedule, { person }: Pick<Naming, 'person'>): Why {
  return sources.map((source) => {
    const sentence = describeSource(source, schedule, (id) => person(id).name);
    switch (source.kind) {
      case 'rotation':
        return { kind: source.kind, layer: source.layerId, rotation: source.rotationId, turn: source.turn, sentence };
      case 'import':
        return { kind: source.kind, layer: source.layerId, event: source.uid, sentence };
      case 'override':
        return { kind: source.kind, override: source.overrideId, sentence };
      case 'cover':
        return {
          ...{ kind: source.kind, cover: source.coverId, sentence },
          ...{ from: person(source.from), to: person(source.to) },
        };
      case 'absence': {
        const substitute = source.substituteId === null ? null : person(source.substituteId);
        return { kind: source.kind, absence: source.absenceId, person: person(source.personId), substitute, sentence };
      }
      case 'holiday':
        return { kind: source.kind, layer: source.layerId, list: source.listId, name: source.name, sentence };
    }
  });
}
