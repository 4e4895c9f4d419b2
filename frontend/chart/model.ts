/** What is drawn below the marks, as `energy.wattle.shell.ChartModel` writes it. */
export interface Plot {
  x: Axis;
  y: Axis;
  series: Series[];
}

export interface Axis {
  scale: 'AMOUNT' | 'TIME';
  title: string;
  unit: string;
  decimals: number;
  zone: string;
  withZero: boolean;
  from: number;
  to: number;
}

export interface Series {
  name: string;
  group: string;
  color: ChartColor;
  line: 'SOLID' | 'DASHED';
  fill: 'NONE' | 'FAINT' | 'PLAIN' | 'HATCHED';
  steps: Step[];
}

export type ChartColor = 'BRAND' | 'SOLD' | 'BOUGHT' | 'GRID' | 'RENEWABLE' | 'CONVENTIONAL' | 'MUTED';

export interface Step {
  from: number;
  to: number;
  value: number;
  label: string;
}

export interface Mark {
  across: 'X' | 'Y';
  at: number;
  label: string;
}

/** The step that holds at a place of the horizontal axis; steps are in order and do not overlap. */
export function stepAt(steps: Step[], x: number): Step | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle].to > x) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const step = steps[low];
  return step !== undefined && step.from <= x ? step : undefined;
}
