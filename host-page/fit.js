/** The sentence is as large as it can be: 12 % of the width when it is short, never so large that it scrolls. */
const SMALLEST = 16;
const SHORT = 48;
const OF_WIDTH = 0.12;

/**
 * @param {HTMLElement} text
 * @param {HTMLElement} stage what it must fit into
 */
export function fitText(text, stage) {
  const style = getComputedStyle(stage);
  const height = stage.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  /** Lines break by themselves: only the height can be too much. @param {number} size */
  const fits = (size) => {
    text.style.fontSize = `${size}px`;
    return text.scrollHeight <= height;
  };
  let small = SMALLEST;
  let large = Math.max(SHORT, Math.floor(innerWidth * OF_WIDTH));
  while (small < large) {
    const middle = Math.ceil((small + large) / 2);
    if (fits(middle)) small = middle;
    else large = middle - 1;
  }
  text.style.fontSize = `${small}px`;
}
