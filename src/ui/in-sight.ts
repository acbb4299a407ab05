import { startTransition, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export interface Sight<E extends HTMLElement> {
  readonly ref: RefObject<E>;
  readonly isInSight: boolean;
  /** In px, as it was when last seen: whoever leaves something out keeps its place with it. */
  readonly height: number;
}

/** Near enough to be seen with the next turn of the wheel. */
const MARGIN = '200px';

/**
 * Whether something is scrolled out of sight. Grafana's comboboxes place their closed lists anew at each scrolled pixel,
 * which is most of the work of scrolling a long list below them. What has the focus counts as seen.
 */
export function useInSight<E extends HTMLElement>(): Sight<E> {
  const ref = useRef<E>(null);
  const [seen, setSeen] = useState({ isInSight: true, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry === undefined) return;
        const isInSight = entry.isIntersecting || element.contains(document.activeElement);
        // In pieces between the frames: whoever scrolls past must not feel it.
        startTransition(() =>
          setSeen((before) =>
            before.isInSight === isInSight ? before : { isInSight, height: entry.boundingClientRect.height },
          ),
        );
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...seen };
}
