// The frame: the rail, the state of the server, and the view that the address names. Nothing but its state is polled.
import { byId, clock, el, say, serverIsSilent, silent } from './page.js';
import { active, listen, on } from './live.js';
import { drawBudget } from './money.js';
import { place } from './router.js';
import * as overview from './views/overview.js';
import * as sessions from './views/sessions.js';
import * as session from './views/session.js';
import * as operations from './views/operations.js';
import * as costs from './views/costs.js';
import * as schedules from './views/schedules.js';
import * as health from './views/health.js';

const VIEWS = { '': overview, sessions, operations, costs, schedules, health };

let opened = null; // the view that is shown: { draw, close }
let shown = null;  // its address
let asked = false;

const CONNECTION = {
  live: () => 'live',
  reconnecting: () => 'reconnecting …',
  lost: () => `The server has not answered since ${clock(new Date())}. What you see is what it said last.`,
};

const rail = () => byId('views').replaceChildren(...Object.entries(VIEWS).map(([name, view]) =>
  el('li', {}, el('a', { href: `#/${name}`, textContent: view.title }))));

const title = () => {
  const running = active().length;
  const state = silent ? 'no answer' : running ? `${running} active` : '';
  document.title = ['ktrdr', state].filter(Boolean).join(' · ');
  say(byId('load'), silent ? '' : running === 0 ? 'Nothing is running.' : running === 1 ? '1 is active' : `${running} are active`);
};

/** Draws once for all that has changed since the last picture. */
const redraw = () => {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    title();
    opened?.draw?.();
  });
};

const missing = name => ({
  title: 'Not found',
  open: container => {
    container.append(el('h1', { textContent: 'There is no such view' }), el('p', {}, `${name}: see the list of views. `));
    return {};
  },
});

const choose = ({ view, part }) => part ? session : VIEWS[view] ?? missing(view);

/** Opens the view of the address; the keyboard goes on at its heading. */
const go = focus => {
  const wanted = place();
  const key = `${wanted.view}/${wanted.part}`;
  if (key === shown && opened?.filter) return opened.filter(wanted.filters);
  opened?.close?.();
  shown = key;
  const view = byId('view');
  view.replaceChildren();
  opened = choose(wanted).open(view, wanted);
  for (const link of byId('views').querySelectorAll('a')) {
    link.toggleAttribute('aria-current', link.hash === `#/${wanted.view}`);
  }
  scrollTo(0, 0);
  if (focus) view.focus({ preventScroll: true });
  redraw();
};

const changed = state => {
  serverIsSilent(state === 'lost');
  byId('connection').className = state;
  say(byId('connection'), CONNECTION[state]());
  for (const part of document.querySelectorAll('.changes')) part.inert = silent;
  if (state === 'live') {
    // What is not in the stream may have changed while it was broken.
    opened?.reload?.();
    drawBudget().catch(() => {});
  }
  redraw();
};

on('tree', redraw);
on('event', redraw);
on('root', () => {
  opened?.listChanged?.();
  drawBudget().catch(() => {});
});
on('connection', changed);
addEventListener('hashchange', () => go(true));

rail();
go(false);
listen();
drawBudget().catch(() => {});
