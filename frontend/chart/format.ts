import type { Axis } from './model';

const USUAL_DECIMALS = 4;

/** Formats of the page's language by what they write: to make one costs more than to write a hundred values. */
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dates(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(language, options, () => new Intl.DateTimeFormat(language, options));
}

function numbers(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(language, options, () => new Intl.NumberFormat(language, options));
}

function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat>(language: string, options: object, make: () => T): T {
  const key = language + JSON.stringify(options);
  const format = (formats.get(key) as T | undefined) ?? make();
  formats.set(key, format);
  return format;
}

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
    return dates(language, {
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
    return dates(language, {
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
  return numbers(language, {
    minimumFractionDigits: leastDecimals,
    maximumFractionDigits: mostDecimals,
  }).format(value / 10 ** axis.decimals);
}
