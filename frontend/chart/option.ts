import type { EChartsCoreOption } from 'echarts/core';
import { pointed, tick, titleOf, written } from './format';
import { type Axis, type Mark, type Plot, type Series, type Step, stepAt } from './model';
import type { ChartTheme } from './theme';

/** By this name ECharts knows the marks among what it draws. */
const MARKS = 'marks';

const HATCH_SIZE = 6;
const MARK_LABEL_HEIGHT = 16;

/** Marks nearer to each other than this share of the axis have labels below each other. */
const NEAR = 0.14;

/**
 * What ECharts shall draw.
 *
 * @param pointedAt where on the horizontal axis the hand is
 */
export function optionOf(
  plot: Plot,
  marks: Mark[],
  theme: ChartTheme,
  language: string,
  pointedAt: () => number,
): EChartsCoreOption {
  return {
    // To fade a chart in costs more than to draw it, and what is pushed must not move.
    animation: false,
    textStyle: { fontFamily: theme.font, color: theme.text },
    grid: { left: 12, right: 20, top: 36, bottom: 36 },
    xAxis: { ...axisOf(plot.x, theme, language), nameLocation: 'middle', nameGap: 32 },
    yAxis: {
      ...axisOf(plot.y, theme, language),
      nameLocation: 'end',
      nameTextStyle: { align: 'left', color: theme.muted, fontSize: 12 },
      nameGap: 16,
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'cross', lineStyle: { color: theme.muted }, crossStyle: { color: theme.muted } },
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { color: theme.text, fontSize: 12 },
      // ECharts tells the nearest corner of a line; a step holds for its whole length.
      formatter: () => crosshair(plot, pointedAt(), theme, language),
    },
    series: [...plot.series.map((series) => lineOf(series, plot.series, theme)), marksOf(marks, plot, theme)],
  };
}

function axisOf(axis: Axis, theme: ChartTheme, language: string): object {
  return {
    type: axis.scale === 'TIME' ? 'time' : 'value',
    name: titleOf(axis),
    scale: !axis.withZero,
    ...(axis.from < axis.to ? { min: axis.from, max: axis.to } : {}),
    nameTextStyle: { color: theme.muted, fontSize: 12 },
    axisLine: { show: true, lineStyle: { color: theme.line } },
    axisTick: { lineStyle: { color: theme.line } },
    splitLine: { lineStyle: { color: theme.line, width: 0.5 } },
    axisLabel: {
      color: theme.muted,
      fontSize: 12,
      hideOverlap: true,
      formatter: (value: number) => tick(axis, value, language),
    },
    axisPointer: {
      snap: false,
      label: {
        backgroundColor: theme.text,
        color: theme.surface,
        formatter: ({ value }: { value: number }) => pointed(axis, Math.round(Number(value)), language),
      },
    },
  };
}

function lineOf(series: Series, all: Series[], theme: ChartTheme): object {
  const color = theme.color(series.color);
  return {
    type: 'line',
    name: series.name,
    data: pointsOf(series, all),
    symbol: 'none',
    connectNulls: false,
    emphasis: { disabled: true },
    lineStyle: { color, width: 1.5, type: series.line === 'DASHED' ? [4, 4] : 'solid' },
    areaStyle: areaOf(series, color),
  };
}

function areaOf(series: Series, color: string): object | undefined {
  switch (series.fill) {
    case 'NONE':
      return undefined;
    case 'FAINT':
      return { color, opacity: 0.08, origin: 0 };
    case 'PLAIN':
      return { color, opacity: 0.28, origin: 0 };
    case 'HATCHED':
      return { color: { image: hatch(color), repeat: 'repeat' }, opacity: 0.7, origin: 0 };
  }
}

/** The corners of a series' steps, with a gap wherever the next step does not start at the end of the one before. */
function pointsOf(series: Series, all: Series[]): [number, number | '-'][] {
  const endings = new Map<number, number>(
    all
      .filter((other) => other !== series && other.group === series.group)
      .flatMap((other) => other.steps)
      .map((step) => [step.to, step.value]),
  );
  const points: [number, number | '-'][] = [];
  let previous: Step | undefined;
  for (const step of series.steps) {
    if (previous !== undefined && previous.to !== step.from) {
      points.push([previous.to, '-']);
      previous = undefined;
    }
    const joined = previous === undefined ? endings.get(step.from) : undefined;
    if (joined !== undefined) {
      points.push([step.from, joined]);
    }
    points.push([step.from, step.value], [step.to, step.value]);
    previous = step;
  }
  return points;
}

/** In which row the labels of upright marks stand: labels of near marks would hide each other in one. */
function rowsOf(marks: Mark[], plot: Plot): Map<Mark, number> {
  const { min, max } = rangeOf(plot);
  const rows = new Map<Mark, number>();
  let before: Mark | undefined;
  for (const mark of marks.filter(({ across }) => across === 'X').toSorted((one, other) => one.at - other.at)) {
    const isNear = before !== undefined && mark.at - before.at < (max - min) * NEAR;
    rows.set(mark, isNear && before !== undefined ? (rows.get(before) ?? 0) + 1 : 0);
    before = mark;
  }
  return rows;
}

function rangeOf(plot: Plot): { min: number; max: number } {
  if (plot.x.from < plot.x.to) {
    return { min: plot.x.from, max: plot.x.to };
  }
  const steps = plot.series.flatMap((series) => series.steps);
  return {
    min: steps.reduce((least, step) => Math.min(least, step.from), Infinity),
    max: steps.reduce((most, step) => Math.max(most, step.to), -Infinity),
  };
}

/** The marks across a plot: a series of their own, so that they can move while the rest stays. */
export function marksOf(marks: Mark[], plot: Plot, theme: ChartTheme): object {
  const rows = rowsOf(marks, plot);
  return {
    id: MARKS,
    type: 'line',
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: theme.muted, width: 1, type: [2, 3] },
      data: marks.map((mark) => ({
        ...(mark.across === 'X' ? { xAxis: mark.at } : { yAxis: mark.at }),
        label: {
          formatter: () => mark.label,
          position: mark.across === 'X' ? 'end' : 'insideEndTop',
          offset: [0, MARK_LABEL_HEIGHT * (rows.get(mark) ?? 0)],
          color: theme.text,
          backgroundColor: theme.surface,
          padding: [1, 4],
          fontSize: 12,
        },
      })),
    },
  };
}

function hatch(color: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = HATCH_SIZE;
  canvas.height = HATCH_SIZE;
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.strokeStyle = color;
    pen.lineWidth = 1;
    pen.beginPath();
    for (const shift of [-HATCH_SIZE, 0, HATCH_SIZE]) {
      pen.moveTo(shift, HATCH_SIZE);
      pen.lineTo(shift + HATCH_SIZE, 0);
    }
    pen.stroke();
  }
  return canvas;
}

/** The values under the crosshair. Labels come from people's files, so they are set as text, never as markup. */
function crosshair(plot: Plot, x: number, theme: ChartTheme, language: string): HTMLElement {
  const table = document.createElement('table');
  const caption = table.createCaption();
  caption.textContent = pointed(plot.x, Math.round(x), language);
  caption.style.textAlign = 'start';
  for (const series of plot.series) {
    const step = stepAt(series.steps, x);
    if (step !== undefined) {
      const row = table.insertRow();
      row.insertCell().append(swatch(theme.color(series.color)), series.name);
      const label = row.insertCell();
      label.textContent = step.label;
      label.style.paddingInline = '12px';
      const value = row.insertCell();
      value.textContent = written(plot.y, step.value, language);
      value.style.cssText = 'text-align: end; font-variant-numeric: tabular-nums';
    }
  }
  return table;
}

function swatch(color: string): HTMLElement {
  const bar = document.createElement('span');
  bar.style.cssText = `display: inline-block; inline-size: 10px; block-size: 10px; margin-inline-end: 6px; background: ${color}`;
  return bar;
}
