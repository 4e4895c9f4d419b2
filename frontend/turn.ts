/**
 * How long a page is left to whoever opened it before what is below the fold is prepared, ms. Who only passes through does
 * not wait for what was never seen, and who scrolls gets it at once.
 */
const REST = 1_000;

/** How long something below the fold waits then for the browser to be idle, ms. */
const LONGEST_WAIT = 1_500;

/** How far below what is seen the next is prepared. */
const MARGIN = '200px';

/** For browsers that do not tell when they are idle, ms. */
const SOON = 200;

const whenIdle: typeof requestIdleCallback =
  window.requestIdleCallback ?? ((come: () => void) => window.setTimeout(come, SOON));
const forgetIdle: typeof cancelIdleCallback = window.cancelIdleCallback ?? ((idle) => window.clearTimeout(idle));

/**
 * Calls once it is this element's turn: it is in sight, or nearly, and the page around it was painted, or the page was
 * open for a while and the browser has nothing else to do, or the page is to be printed. So what can be read at once waits neither for what has to be drawn
 * nor for what is not seen.
 *
 * @returns what to call if the turn is not wanted any more
 */
export function atItsTurn(element: Element, turn: () => void): () => void {
  const sight = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        sight.disconnect();
        // This is called within a frame, before it is painted; once there is a next one, it has been.
        frame = requestAnimationFrame(() => {
          painted = window.setTimeout(come);
        });
      }
    },
    { rootMargin: MARGIN },
  );
  let idle = 0;
  let frame = 0;
  let painted = 0;
  const rest = window.setTimeout(() => {
    idle = whenIdle(come, { timeout: LONGEST_WAIT });
  }, REST);

  function forget(): void {
    sight.disconnect();
    cancelAnimationFrame(frame);
    forgetIdle(idle);
    window.clearTimeout(rest);
    window.clearTimeout(painted);
    window.removeEventListener('beforeprint', come);
  }

  function come(): void {
    forget();
    turn();
  }

  sight.observe(element);
  window.addEventListener('beforeprint', come);
  return forget;
}
