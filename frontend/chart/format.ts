import type { Axis } from './model';

/** Writes a value of an axis as a person reads it, with all its decimals and its unit. */
export function written(axis: Axis, value: number, language: string): string {
  if (axis.scale === 'TIME') {
    return new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: axis.zone,
    }).format(value);
  }
  const number = amount(axis, value, language, Math.min(axis.decimals, 4));
  return axis.unit === '' ? number : `${number} ${axis.unit}`;
}

/** Writes a tick of an axis, as short as it can be; the unit stands in the axis' title. */
export function tick(axis: Axis, value: number, language: string): string {
  if (axis.scale === 'TIME') {
    return new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: axis.zone,
    }).format(value);
  }
  return amount(axis, value, language, 0);
}

export function titleOf(axis: Axis): string {
  return axis.unit === '' ? axis.title : `${axis.title} (${axis.unit})`;
}

function amount(axis: Axis, value: number, language: string, leastDecimals: number): string {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: leastDecimals,
    maximumFractionDigits: axis.decimals,
  }).format(value / 10 ** axis.decimals);
}
