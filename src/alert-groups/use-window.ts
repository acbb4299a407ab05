import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { shiftOf, windowOf } from './window.ts';
import type { Window } from './window.ts';

/** Which rows of the list are to be drawn, wherever it stands and whatever scrolls it: the page, or a part of it. */
export function useWindow(list: RefObject<HTMLElement | null>, ids: readonly string[], rowHeight: number): Window {
  const [shown, setShown] = useState<Window>(() => windowOf(0, window.innerHeight, rowHeight, ids.length));
  const before = useRef(ids);

  useLayoutEffect(() => {
    const element = list.current;
    if (element && before.current !== ids) {
      const shift = shiftOf(before.current, ids, element.getBoundingClientRect().top, rowHeight);
      if (shift !== 0) scrollerOf(element).scrollBy({ top: shift, behavior: 'instant' });
    }
    before.current = ids;
  }, [list, ids, rowHeight]);

  useEffect(() => {
    const look = (): void => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const next = windowOf(top, window.innerHeight, rowHeight, ids.length);
      setShown((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    look();
    // Captured: scrolling does not bubble, and which element scrolls is for Grafana to say.
    const options = { capture: true, passive: true } as const;
    document.addEventListener('scroll', look, options);
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('scroll', look, options);
      window.removeEventListener('resize', look);
    };
  }, [list, ids, rowHeight]);

  return shown;
}

function scrollerOf(element: HTMLElement): Element {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent);
    if ((overflowY === 'auto' || overflowY === 'scroll') && parent.scrollHeight > parent.clientHeight) return parent;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** Whether the element is narrower than so many px; its own width counts, because Grafana's menu takes some of the screen. */
export function useIsNarrow(element: RefObject<HTMLElement | null>, below: number): boolean {
  const [isNarrow, setNarrow] = useState(() => window.innerWidth < below);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const measure = (): void => setNarrow(current.clientWidth < below);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, below]);
  return isNarrow;
}
