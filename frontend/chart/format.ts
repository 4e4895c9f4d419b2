import type { Axis } from './model';

const USUAL_DECIMALS = 4;

/** Writes a value of an axis as a person reads it, with all its decimals and its unit. */
export function written(axis: Axis, value: number, language: string): string {
  return withUnit(axis, value, language, axis.decimals);
}

/** Writes a place on an axis, which is only as exact as the hand that points there. */
export function pointed(axis: Axis, value: number, language: string): string {
  return withUnit(axis, value, language, Math.min(axis.decimals, USUAL_DECIMALS));
}

function withUnit(axis: Axis, value: number, language: string, mostDecimals: number): string {
  if (axis.scale === 'TIME') {
    return new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: axis.zone,
    }).format(value);
  }
  const number = amount(axis, value, language, Math.min(axis.decimals, USUAL_DECIMALS), mostDecimals);
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
  return amount(axis, value, language, 0, axis.decimals);
}

export function titleOf(axis: Axis): string {
  return axis.unit === '' ? axis.title : `${axis.title} (${axis.unit})`;
}

function amount(axis: Axis, value: number, language: string, leastDecimals: number, mostDecimals: number): string {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: leastDecimals,
    maximumFractionDigits: mostDecimals,
  }).format(value / 10 ** axis.decimals);
}
