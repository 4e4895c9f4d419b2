import type { ChartColor } from './model';

const TOKENS: Record<ChartColor, string> = {
  BRAND: '--wattle-brand',
  SOLD: '--wattle-sold',
  BOUGHT: '--wattle-bought',
  GRID: '--wattle-grid',
  RENEWABLE: '--wattle-renewable',
  CONVENTIONAL: '--wattle-conventional',
  MUTED: '--wattle-muted',
};

/** The page's colours and type, resolved for a canvas, which knows no custom properties. */
export interface ChartTheme {
  text: string;
  muted: string;
  line: string;
  surface: string;
  font: string;
  color: (name: ChartColor) => string;
}

export function token(color: ChartColor): string {
  return TOKENS[color];
}

export function themeOf(host: Element): ChartTheme {
  const probe = document.createElement('span');
  probe.hidden = true;
  (host.shadowRoot ?? host).append(probe);
  const resolved = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = new Map(Object.entries(TOKENS).map(([name, property]) => [name, resolved(property)]));
  const theme = {
    text: resolved('--wattle-text'),
    muted: resolved('--wattle-muted'),
    line: resolved('--wattle-line'),
    surface: resolved('--wattle-surface'),
    font: getComputedStyle(host).fontFamily,
    color: (name: ChartColor): string => colors.get(name) ?? 'currentcolor',
  };
  probe.remove();
  return theme;
}

/** Tells when the page turns light or dark. Answers how to stop. */
export function onThemeChange(changed: () => void): () => void {
  const root = new MutationObserver(changed);
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style', 'theme', 'data-theme'] });
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => {
    root.disconnect();
    dark.removeEventListener('change', changed);
  };
}
