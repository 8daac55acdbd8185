import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { WallSnapshot } from '../../../shared/contract/wall.ts';
import { courseOption } from './courseOption.ts';

register([BarChart, LineChart, GridComponent, MarkLineComponent, CanvasRenderer]);

export type CourseProps = {
  readonly hours: WallSnapshot['hours'];
  readonly nowHour: number;
  readonly scale: number;
  readonly label: string;
};

/** The chart of the day, in a module of its own. */
export function Course({ hours, nowHour, scale, label }: CourseProps) {
  const place = useRef<HTMLElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const option = useRef<() => void>(() => {});
  useEffect(() => {
    option.current = () => {
      const canvas = place.current;
      if (canvas === null) return;
      chart.current?.setOption(courseOption({ hours, nowHour, scale, place: canvas }), true);
    };
    option.current();
  }, [hours, nowHour, scale]);
  useEffect(() => {
    const canvas = place.current;
    if (canvas === null) return;
    const made = init(canvas);
    chart.current = made;
    option.current();
    const observer = new ResizeObserver(() => {
      made.resize();
      option.current();
    });
    observer.observe(canvas);
    return () => {
      observer.disconnect();
      chart.current = null;
      made.dispose();
    };
  }, []);
  return <figure ref={place} className="course" aria-label={label} />;
}
