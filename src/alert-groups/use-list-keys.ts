import { useEffect, useState } from 'react';

export interface ListKeys {
  readonly ids: readonly string[];
  readonly onOpen: (id: string) => void;
  readonly onSelect: (id: string) => void;
}

/** j and k walk through the list, Enter opens, x selects. Answers where they stand. */
export function useListKeys({ ids, onOpen, onSelect }: ListKeys): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const step = STEPS[event.key];
      if (step !== undefined) {
        event.preventDefault();
        setCurrent((before) => neighbour(ids, before, step));
      } else if (current !== null && ids.includes(current) && event.key === 'x') onSelect(current);
      else if (current !== null && ids.includes(current) && event.key === 'o') onOpen(current);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [ids, current, onOpen, onSelect]);
  return current;
}

const STEPS: Readonly<Partial<Record<string, number>>> = { j: 1, k: -1 };

function neighbour(ids: readonly string[], before: string | null, step: number): string | null {
  const index = before === null ? -1 : ids.indexOf(before);
  if (index === -1) return ids[0] ?? null;
  return ids[Math.min(Math.max(index + step, 0), ids.length - 1)] ?? null;
}

/** Letters that are typed into something are meant for that. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A checkbox is an input too, but swallows no letters.
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return (
    target.isContentEditable ||
    target.matches('textarea, select, [role="combobox"], [role="menu"] *, [role="dialog"] *')
  );
}
