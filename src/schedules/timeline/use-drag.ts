import { useEffect, useRef, useState } from 'react';
import type { MouseEvent, PointerEvent } from 'react';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';
import { instantAt } from './snapping.ts';

/** Less is the trembling of a hand that clicks. Pixels. */
const LEAST_MOVE = 5;

/** What is being dragged: where it lies while the pointer is at an instant, and what is done with it at the end. */
export interface DragTask {
  at(pointer: Instant): Interval;
  done(interval: Interval): void;
}

interface Drag {
  readonly task: DragTask;
  readonly x: number;
  readonly track: Element;
  moved: Interval | null;
}

/**
 * Dragging along a row of the timeline, with a mouse or a pen: a finger scrolls, and has the drawers. Escape lets go.
 * `begin` answers null where nothing is to be dragged.
 */
export function useDrag(window: Interval, begin: (event: PointerEvent, pointer: Instant) => DragTask | null) {
  const drag = useRef<Drag | null>(null);
  const hasDragged = useRef(false);
  const [shown, setShown] = useState<Interval | null>(null);
  const [isOn, setOn] = useState(false);

  useEffect(() => {
    if (!isOn) return;
    const move = (event: globalThis.PointerEvent): void => {
      const { current } = drag;
      if (current === null) return;
      if (current.moved === null && Math.abs(event.clientX - current.x) < LEAST_MOVE) return;
      hasDragged.current = true;
      current.moved = current.task.at(pointerAt(event.clientX, current.track, window));
      setShown(current.moved);
    };
    const end = (isDone: boolean): void => {
      const { current } = drag;
      drag.current = null;
      setShown(null);
      setOn(false);
      if (isDone && current !== null && current.moved !== null) current.task.done(current.moved);
    };
    const up = (): void => end(true);
    const letGo = (event: KeyboardEvent): void => void (event.key === 'Escape' && end(false));
    const cancel = (): void => end(false);
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', cancel);
    document.addEventListener('keydown', letGo);
    return () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', cancel);
      document.removeEventListener('keydown', letGo);
    };
  }, [isOn, window]);

  const onPointerDown = (event: PointerEvent): void => {
    hasDragged.current = false;
    if (event.pointerType === 'touch' || event.button !== 0) return;
    const track = event.currentTarget;
    const task = begin(event, pointerAt(event.clientX, track, window));
    if (task === null) return;
    drag.current = { task, x: event.clientX, track, moved: null };
    setOn(true);
  };
  /** The end of a drag over a bar is a click on it as well, which would open what was only moved. */
  const onClickCapture = (event: MouseEvent): void => {
    if (!hasDragged.current) return;
    hasDragged.current = false;
    event.stopPropagation();
    event.preventDefault();
  };
  return { shown, onPointerDown, onClickCapture };
}

function pointerAt(clientX: number, track: Element, window: Interval): Instant {
  const { left, width } = track.getBoundingClientRect();
  return instantAt((clientX - left) / width, window);
}
