// A sign for each status. They are drawn: fonts that lack a glyph would show a box.

const PATHS = {
  planned: 'M8 3a5 5 0 1 0 .01 0z',
  pending: 'M8 3a5 5 0 1 0 .01 0z',
  running: 'M8 3a5 5 0 1 0 .01 0z',
  paused: 'M5 3v10M11 3v10',
  cancelling: 'M3.5 8h1M7.5 8h1M11.5 8h1',
  resuming: 'M5 3l7 5-7 5z',
  completed: 'M2.5 8.5l3.5 4 7-9',
  failed: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  cancelled: 'M8 3a5 5 0 1 0 .01 0zM4.5 11.5l7-7',
  gate: 'M8 3l5.5 10h-11z',
  unknown: 'M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M8 12.5v1',
};
const SPACE = 'http://www.w3.org/2000/svg';

/** The sign of a status, as an element that takes the colour of the text beside it. */
export const sign = status => {
  const svg = document.createElementNS(SPACE, 'svg');
  svg.setAttribute('class', `sign ${status}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SPACE, 'path');
  path.setAttribute('d', PATHS[status] ?? PATHS.unknown);
  svg.append(path);
  return svg;
};
