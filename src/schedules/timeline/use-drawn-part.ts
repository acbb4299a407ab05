import { startTransition, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';
import { useClock } from '../../app/clock.tsx';
import { percentAt } from './bars.ts';
import { drawnPart } from './timeline-frame.ts';

/** Follows the scroll bar, in steps: the part of a window of which bars are drawn. Opens where now is. */
export function useDrawnPart(window: Interval) {
  const ref = useRef<HTMLDivElement>(null);
  const clock = useClock();
  // Most of it lies beyond the right edge until the layout says otherwise.
  const [drawn, setDrawn] = useState(() => drawnPart(window, { left: 0, seen: 1, whole: 4 }));
  const onScroll = useCallback(() => {
    const element = ref.current;
    if (element === null) return;
    const { scrollLeft, clientWidth, scrollWidth } = element;
    const next = drawnPart(window, { left: scrollLeft, seen: clientWidth, whole: scrollWidth });
    // In small pieces between frames: what comes into sight is drawn already, this is what comes after it.
    startTransition(() => setDrawn((last) => (last.start === next.start && last.end === next.end ? last : next)));
  }, [window]);
  /** An instant at a third of what is seen. */
  const showAt = useCallback(
    (at: Instant): void => {
      const element = ref.current;
      if (element === null) return;
      const left = (element.scrollWidth * percentAt(at, window)) / 100;
      element.scrollLeft = Math.max(0, left - element.clientWidth / 3);
    },
    [window],
  );
  useLayoutEffect(() => {
    // Where it is wider than the screen, now is what one looks for.
    showAt(clock.now());
    onScroll();
    globalThis.addEventListener('resize', onScroll);
    return () => globalThis.removeEventListener('resize', onScroll);
  }, [clock, onScroll, showAt]);
  return { ref, drawn, onScroll, showAt };
}
