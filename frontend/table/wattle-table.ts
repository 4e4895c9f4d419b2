import { atItsTurn } from '../turn';

/** Tells the application that a table that was not sent yet is to be seen. */
const TURN = 'wattle-turn';

/** The place of a table. What stands in it is laid out at its turn: a grid is the dearest part of a page. */
class WattleTable extends HTMLElement {
  private forget: () => void = () => {};

  connectedCallback(): void {
    this.setAttribute('waiting', '');
    this.forget = atItsTurn(this, () => {
      this.removeAttribute('waiting');
      this.dispatchEvent(new Event(TURN));
    });
  }

  disconnectedCallback(): void {
    this.forget();
  }
}

customElements.define('wattle-table', WattleTable);
