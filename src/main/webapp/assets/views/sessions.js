// All sessions: filtered, newest first.
import { el, percent, refusals, say, seconds, showStatus, showTime, statusOf, words } from '../page.js';
import { trees } from '../live.js';
import { dollars } from '../money.js';
import { address } from '../router.js';
import { table } from '../table.js';

export const title = 'Sessions';

const OUTCOMES = ['success', 'failed_training_gate', 'failed_backtest_gate', 'failed_design', 'failed_training', 'failed_backtest',
  'failed_assessment', 'failed_timeout', 'failed_interrupted', 'failed_orphan', 'cancelled'];

/** A session's state as a status with its words; of one that is active, what the stream says last. */
export const showState = (element, session) => {
  const live = trees.get(session.operation_id);
  if (session.outcome) return showStatus(element, statusOf(session.outcome), words(session.outcome));
  const phase = live?.metadata.parameters.phase ?? session.phase;
  return showStatus(element, live?.status ?? 'running', words(live && live.status !== 'running' ? live.status : phase));
};

const row = () => el('tr', {},
  el('td', { className: 'number' }, el('a')), el('td'), el('td', {}, el('span')), el('td'), el('td', { className: 'number' }),
  el('td', { className: 'number more' }), el('td', { className: 'number more' }), el('td', { className: 'more' }));

const update = (tr, session) => {
  const live = trees.get(session.operation_id);
  const [number, strategy, state, verdict, progress, took, cost, started] = tr.children;
  number.firstElementChild.href = address('sessions', session.id);
  say(number.firstElementChild, String(session.id));
  say(strategy, session.strategy_name ?? '–');
  showState(state.firstElementChild, session);
  say(verdict, session.verdict ?? '–');
  say(progress, percent(live?.progress.percentage ?? session.progress_percentage));
  say(took, seconds(live?.duration_seconds ?? session.duration_seconds));
  say(cost, dollars(live && !session.outcome ? live.cost_usd : session.cost_usd));
  showTime(started, session.created_at);
};

const LIST = {
  path: '/agent/sessions',
  rows: 'sessions',
  nothing: 'No session matches.',
  key: session => session.id,
  fields: [{ name: 'outcome', label: 'Outcome', choices: OUTCOMES }],
  columns: [
    { label: 'No.', className: 'number' }, { label: 'Strategy' }, { label: 'State' }, { label: 'Verdict' }, { label: 'Progress', className: 'number' },
    { label: 'Took', className: 'number more' }, { label: 'Cost', className: 'number more' }, { label: 'Started', className: 'more' },
  ],
  row,
  update,
};

export const open = (container, { filters }) => {
  container.append(el('h1', { textContent: title }));
  return table(container, LIST, filters, refusals(container));
};
