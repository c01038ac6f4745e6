// The page: what is active, one session chosen from all. The server tells what happens; nothing is polled.
import { api, byId, clock, el, keep, percent, say, seconds, serverIsSilent, showStatus, silent, soon, statusOf, words } from './page.js';
import { active, listen, on, trees } from './live.js';
import { dollars, drawBudget, offerModels } from './money.js';
import { complainTo, draw, missing, reload, show, shown } from './detail.js';

let sessions = []; // newest first
let wanted = location.hash.slice(1) || null; // a session's number or an operation's id; null is the newest session

const complain = error => say(byId('refusal'), error.message);
complainTo(complain);

const address = root => `#${root.session_id ?? root.operation_id}`;
const title = root => root.session_id == null ? words(root.operation_type) : `Session ${root.session_id}`;

const drawActive = () => {
  keep(byId('active'), active(), root => root.operation_id,
    () => el('li', {}, el('a', {}, el('strong'), ' ', el('span')), el('progress', { max: 100 }), el('span', { className: 'step quiet' })),
    (card, root) => {
      const [link, bar, step] = card.children;
      link.href = address(root);
      say(link.firstElementChild, title(root));
      showStatus(link.lastElementChild, root.status);
      bar.value = root.progress.percentage;
      bar.setAttribute('aria-label', `Progress of ${title(root)}`);
      const place = root.queue_position == null ? '' : `place ${root.queue_position} in the queue`;
      say(step, place || `${percent(root.progress.percentage)} ${root.progress.current_step ?? ''}`);
      link.toggleAttribute('aria-current', root.operation_id === shown());
    });
  byId('idle').hidden = active().length > 0;
  const running = active().length;
  document.title = silent ? 'ktrdr · no answer' : running ? `ktrdr · ${running} active` : 'ktrdr';
};

const drawSessions = () => keep(byId('sessions'), sessions, session => session.id,
  session => el('tr', {},
    el('td', { className: 'number' }, el('a', { href: `#${session.id}`, textContent: session.id })), el('td'), el('td', {}, el('span')),
    el('td', { className: 'more' }), el('td', { className: 'number' }), el('td', { className: 'number more' }), el('td', { className: 'number more' }),
    el('td', { className: 'more' })),
  (row, session) => {
    const live = trees.get(session.operation_id);
    const [, strategy, outcome, verdict, progress, took, cost, started] = row.children;
    say(strategy, session.strategy_name ?? '–');
    if (session.outcome) showStatus(outcome.firstElementChild, statusOf(session.outcome), words(session.outcome));
    else showStatus(outcome.firstElementChild, live?.status ?? 'running', words(live && live.status !== 'running' ? live.status : live?.metadata.parameters.phase ?? session.phase));
    say(verdict, session.verdict ?? '–');
    say(progress, percent(live?.progress.percentage ?? session.progress_percentage));
    say(took, seconds(live?.duration_seconds ?? session.duration_seconds));
    say(cost, dollars(live && !session.outcome ? live.cost_usd : session.cost_usd));
    say(started, new Date(session.created_at).toLocaleString());
    row.toggleAttribute('aria-current', Boolean(session.operation_id) && session.operation_id === shown());
  });

let asked = false;
let loaded = false; // before the first answer the page claims nothing
const redraw = () => {
  if (asked || !loaded) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    draw();
    drawActive();
    drawSessions();
  });
};

const root = async () => {
  if (wanted?.startsWith('op_')) return wanted;
  if (wanted) return (await api(`/agent/sessions/${wanted}`)).operation_id;
  return sessions[0]?.operation_id ?? active().at(-1)?.operation_id;
};

/** Shows what the address names. What can't be shown says so in its own place and takes nothing else away. */
const choose = async () => {
  try {
    const id = await root();
    if (id) await show(id);
    else if (wanted) missing(wanted, `Session ${wanted} has no operation.`);
  } catch (error) {
    missing(wanted, error.message);
  }
  redraw();
};

/** Brings what was chosen before the reader's eyes; the keyboard goes on from there. */
const reveal = () => {
  const chosen = byId('chosen');
  chosen.scrollIntoView({ block: 'start' });
  byId('chosen-title').focus({ preventScroll: true });
};

const list = async () => {
  ({ sessions } = await api('/agent/sessions?limit=50'));
  loaded = true;
  drawBudget().catch(complain);
  await choose();
};
const listSoon = soon(() => list().catch(complain), 150);

on('tree', redraw);
on('event', redraw);
on('root', listSoon);
const CONNECTION = {
  live: () => 'live',
  reconnecting: () => 'reconnecting …',
  lost: () => `The server has not answered since ${clock(new Date())}. What is below is what it said last.`,
};
on('connection', state => {
  serverIsSilent(state === 'lost');
  byId('start').inert = silent;
  byId('actions').inert = silent;
  byId('connection').className = state;
  say(byId('connection'), CONNECTION[state]());
  redraw();
  // What is not in the stream may have changed while it was broken.
  if (state === 'live') {
    listSoon();
    reload().catch(complain);
  }
});

byId('start').addEventListener('submit', async event => {
  event.preventDefault();
  complain({ message: '' });
  const form = new FormData(event.target);
  const body = { brief: form.get('brief') };
  if (form.get('seed')) body.seed = Number(form.get('seed'));
  if (form.get('model')) body.model = form.get('model');
  if (form.get('budget')) body.budget_usd = Number(form.get('budget'));
  if (form.get('queue')) body.queue = true;
  try {
    const { session_id } = await api('/agent/trigger', body);
    location.hash = session_id;
  } catch (error) {
    complain(error);
  }
});

addEventListener('hashchange', () => {
  wanted = location.hash.slice(1) || null;
  choose().then(reveal);
});
// A second click on the same link changes no address.
document.addEventListener('click', event => {
  if (event.target.closest('a[href^="#"]')?.hash === location.hash) reveal();
});

listen();
offerModels().catch(complain);
list().catch(complain).then(() => wanted && reveal());
