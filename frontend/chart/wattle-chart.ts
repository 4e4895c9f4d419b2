import type { EChartsType } from 'echarts/core';
import { css, html, LitElement, nothing, type PropertyValues, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { atItsTurn } from '../turn';
import type { Mark, Plot, Series } from './model';
import { marksOf, optionOf } from './option';
import { type ChartTheme, onThemeChange, themeOf, token } from './theme';

/** After so many frames without a change a chart draws none until something changes. */
const STILL_FRAMES = 1;

/** A chart that wears the page's colours, light or dark, and fits its place. */
@customElement('wattle-chart')
export class WattleChart extends LitElement {
  static override styles = css`
    :host {
      display: block;
      font-size: 14px;
    }

    .plot {
      block-size: var(--wattle-chart-height, 360px);
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: 12px;
      color: var(--wattle-text);
    }

    li {
      display: flex;
      align-items: center;
      gap: 6px;
    }

    @media (max-width: 480px) {
      .plot {
        block-size: var(--wattle-chart-height, 280px);
      }
    }
  `;

  @property({ attribute: false }) plot?: Plot;

  @property({ attribute: false }) marks: Mark[] = [];

  @property() description = '';

  @property() language = 'en';

  @query('.plot') private readonly place!: HTMLElement;

  private chart?: EChartsType;

  private pointedAt = 0;

  private isDrawn = false;

  // To ask a page for its colours makes it compute its styles at once.
  private theme?: ChartTheme;

  // It tells the first size, too: to fit what fits already would draw everything a second time.
  private readonly fit = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = this.place;
    if (this.chart?.getWidth() !== clientWidth || this.chart.getHeight() !== clientHeight) {
      this.chart?.resize();
    }
  });

  // A page that follows the market gets new models all the time: what nobody sees is drawn when it comes into sight.
  private readonly sight = new IntersectionObserver((entries) => {
    this.isSeen = entries.at(-1)?.isIntersecting ?? true;
    if (this.isSeen && this.isStale) {
      this.draw();
    }
  });

  private isSeen = true;

  private isStale = false;

  private forget: () => void = () => {};

  private forgetTurn: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.forget = onThemeChange(() => {
      this.theme = undefined;
      this.draw();
    });
    if (this.hasUpdated) {
      this.wait();
    }
  }

  override disconnectedCallback(): void {
    this.forget();
    this.forgetTurn();
    this.fit.disconnect();
    this.sight.disconnect();
    this.isSeen = true;
    this.chart?.dispose();
    this.chart = undefined;
    this.isDrawn = false;
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`
      <ul aria-hidden="true">
        ${this.plot?.series.map((series) => html`<li>${sample(series)}${series.name}</li>`) ?? nothing}
      </ul>
      <div class="plot" role="img" aria-label=${this.description}></div>
    `;
  }

  protected override firstUpdated(): void {
    this.wait();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('plot') || changed.has('language')) {
      this.draw();
    } else if (changed.has('marks')) {
      this.mark();
    }
  }

  private wait(): void {
    this.forgetTurn = atItsTurn(this.place, () => void this.start());
  }

  private async start(): Promise<void> {
    const { init } = await import('./echarts');
    // Meanwhile it may have left the page, or have left it and come back.
    if (!this.isConnected || this.chart !== undefined) {
      return;
    }
    const chart = init(this.place);
    const follow = (event: { offsetX: number }): void => {
      this.pointedAt = chart.convertFromPixel({ xAxisIndex: 0 }, event.offsetX);
    };
    chart.getZr().on('mousemove', follow);
    chart.getZr().on('click', follow);
    // A frame that changed nothing is enough; ten of them, as is usual, are most of the work of a chart that follows the market.
    chart.getZr().setSleepAfterStill(STILL_FRAMES);
    this.chart = chart;
    this.fit.observe(this.place);
    this.sight.observe(this.place);
    this.draw();
  }

  private draw(): void {
    // The first drawing is made in any case, if late, so that a page is whole when it is printed or pictured.
    this.isStale = this.isDrawn && !this.isSeen;
    if (this.isStale || this.chart === undefined || this.plot === undefined) {
      return;
    }
    this.theme ??= themeOf(this);
    const option = optionOf(this.plot, this.marks, this.theme, this.language, () => this.pointedAt);
    this.chart.setOption(option, { notMerge: true });
    this.isDrawn = true;
  }

  /** Moves the marks. What is stale, or was never drawn, gets them when it is drawn. */
  private mark(): void {
    this.isStale ||= this.isDrawn && !this.isSeen;
    if (this.isDrawn && !this.isStale && this.plot !== undefined && this.theme !== undefined) {
      this.chart?.setOption({ series: marksOf(this.marks, this.plot, this.theme) });
    }
  }
}

/** A small picture of how a series is drawn, for the legend. */
function sample(series: Series): TemplateResult {
  const color = `var(${token(series.color)})`;
  return html`<svg width="24" height="14" viewBox="0 0 24 14">
    ${sampleArea(series, color)}
    <line
      x1="0"
      y1="1"
      x2="24"
      y2="1"
      style="stroke: ${color}"
      stroke-width="2"
      stroke-dasharray=${series.line === 'DASHED' ? '4 4' : nothing}
    ></line>
  </svg>`;
}

function sampleArea(series: Series, color: string): SVGTemplateResult | typeof nothing {
  switch (series.fill) {
    case 'NONE':
      return nothing;
    case 'FAINT':
      return svg`<rect y="1" width="24" height="13" style="fill: ${color}" opacity="0.1"></rect>`;
    case 'PLAIN':
      return svg`<rect y="1" width="24" height="13" style="fill: ${color}" opacity="0.3"></rect>`;
    case 'HATCHED':
      return svg`<path d="M-4 14 9 1M2 14 15 1M8 14 21 1M14 14 27 1M20 14 33 1" style="stroke: ${color}"></path>`;
  }
}
