/** How long something below the fold waits for the browser to be idle, ms. */
const LONGEST_WAIT = 1_500;

/** How far below what is seen the next is prepared. */
const MARGIN = '200px';

/** For browsers that do not tell when they are idle, ms. */
const SOON = 200;

const whenIdle: typeof requestIdleCallback =
  window.requestIdleCallback ?? ((come: () => void) => window.setTimeout(come, SOON));
const forgetIdle: typeof cancelIdleCallback = window.cancelIdleCallback ?? ((idle) => window.clearTimeout(idle));

/**
 * Calls once it is this element's turn: it is in sight, or nearly, and the page around it was painted, or the browser has
 * nothing else to do, or the page is to be printed. So what can be read at once waits neither for what has to be drawn
 * nor for what is not seen.
 *
 * @returns what to call if the turn is not wanted any more
 */
export function atItsTurn(element: Element, turn: () => void): () => void {
  const sight = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        sight.disconnect();
        // This is called within a frame, before it is painted.
        painted = window.setTimeout(come);
      }
    },
    { rootMargin: MARGIN },
  );
  let idle = 0;
  let painted = 0;
  // What was just opened is painted first: only after a frame is the browser asked whether it is idle.
  const frame = requestAnimationFrame(() => {
    idle = whenIdle(come, { timeout: LONGEST_WAIT });
  });

  function forget(): void {
    sight.disconnect();
    cancelAnimationFrame(frame);
    forgetIdle(idle);
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
