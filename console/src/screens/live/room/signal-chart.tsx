import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { chartOption } from './chart-option.js';
import type { ChartInput } from './chart-option.js';

use([LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** Danmaku a minute and the share of negative ones, with what was noticed and done on the same axis. */
export function SignalChart({ pulse, signals, incidents }: ChartInput) {
  const { language, words } = useLanguage();
  const names = useNames();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);

  useEffect(() => {
    const opened = init(place.current);
    chart.current = opened;
    const follow = new ResizeObserver(() => opened.resize());
    follow.observe(place.current!);
    return () => {
      follow.disconnect();
      opened.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(chartOption({ pulse, signals, incidents }, { language, words }, names), {
      replaceMerge: ['series'],
      lazyUpdate: true,
    });
  }, [pulse, signals, incidents, language, words, names]);

  return <div ref={place} style={{ height: '100%' }} />;
}
