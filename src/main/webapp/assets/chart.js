// Lines over a common axis, with numbers at the axes. Drawn as SVG: it takes the colours of the page.
import { el } from './page.js';

const SPACE = 'http://www.w3.org/2000/svg';
const WIDTH = 1000, HEIGHT = 260, LEFT = 70, BOTTOM = 24, TOP = 8;

const svg = (name, attributes, text) => {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
};

/** Round numbers that divide a range into about four. */
const ticks = (low, high) => {
  const raw = (high - low) / 4 || 1;
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(n => n * size).find(n => n >= raw);
  const found = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step) found.push(at);
  return found;
};

/**
 * A chart of lines: `{ label, x, lines: [{ name, values, className }], format, formatX, mark }`. A null is a gap. `mark` is a
 * value of x at which a line stands.
 */
export const chart = ({ label, x, lines, format = n => String(+n.toPrecision(4)), formatX = String, mark }) => {
  const all = lines.flatMap(line => line.values).filter(value => value != null);
  const low = Math.min(...all), high = Math.max(...all), span = high - low || 1;
  const first = Math.min(...x), across = Math.max(...x) - first || 1;
  const px = value => LEFT + (WIDTH - LEFT - 10) * (value - first) / across;
  const py = value => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / span);
  const picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'chart', role: 'img', 'aria-label': label });
  for (const tick of ticks(low, high)) {
    picture.append(svg('line', { class: 'grid', x1: LEFT, x2: WIDTH - 10, y1: py(tick), y2: py(tick) }),
      svg('text', { x: LEFT - 8, y: py(tick) + 4, 'text-anchor': 'end' }, format(tick)));
  }
  for (const index of [...new Set([0, Math.floor((x.length - 1) / 2), x.length - 1])]) {
    const anchor = index === 0 ? 'start' : index === x.length - 1 ? 'end' : 'middle';
    picture.append(svg('text', { x: px(x[index]), y: HEIGHT - 6, 'text-anchor': anchor }, formatX(x[index])));
  }
  if (mark != null) picture.append(svg('line', { class: 'mark', x1: px(mark), x2: px(mark), y1: TOP, y2: HEIGHT - BOTTOM }));
  for (const { values, className = '' } of lines) {
    let pen = 'M';
    const path = values.map((value, i) => {
      if (value == null) {
        pen = 'M';
        return '';
      }
      const point = `${pen}${px(x[i]).toFixed(1)},${py(value).toFixed(1)}`;
      pen = 'L';
      return point;
    }).join('');
    picture.append(svg('path', { class: className, d: path }));
  }
  const legend = el('figcaption', { className: 'quiet' }, ...lines.flatMap(({ name, className = '' }) =>
    [el('span', { className: `swatch ${className}` }), ` ${name}  `]));
  return el('figure', {}, picture, legend);
};
