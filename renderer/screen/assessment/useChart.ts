import { init } from 'echarts/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Draws a chart in an element and keeps it to the element's size. `option` must stay the same while nothing changes. */
export function useChart(option: (place: HTMLElement) => EChartsCoreOption): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const draw = useRef(option);

  useEffect(() => {
    draw.current = option;
    if (place.current) chart.current?.setOption(option(place.current), true);
  }, [option]);

  useEffect(() => {
    const canvas = place.current;
    if (canvas === null) return;
    const made = init(canvas);
    chart.current = made;
    made.setOption(draw.current(canvas), true);
    const observer = new ResizeObserver(() => {
      made.resize();
      made.setOption(draw.current(canvas), true);
    });
    observer.observe(canvas);
    return () => {
      observer.disconnect();
      chart.current = null;
      made.dispose();
    };
  }, []);
  return place;
}
