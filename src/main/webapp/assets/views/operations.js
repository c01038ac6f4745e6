// All operations: sessions, their phases, and work without a session.
import { el, percent, refusals, say, seconds, showStatus, showTime, words } from '../page.js';
import { dollars } from '../money.js';
import { addressOf } from '../router.js';
import { table } from '../table.js';

export const title = 'Operations';

const STATUSES = ['pending', 'running', 'paused', 'resuming', 'cancelling', 'completed', 'failed', 'cancelled'];
const TYPES = ['agent_session', 'agent_design', 'training', 'backtesting', 'agent_assessment', 'data_load'];

const row = () => el('tr', {},
  el('td', {}, el('a')), el('td', {}, el('span')), el('td', { className: 'number' }), el('td', { className: 'more' }),
  el('td', { className: 'number more' }), el('td', { className: 'number more' }), el('td', { className: 'more' }), el('td', { className: 'reason' }));

const update = (tr, operation) => {
  const [type, status, progress, symbol, took, cost, created, what] = tr.children;
  const link = type.firstElementChild;
  link.href = addressOf(operation);
  link.title = operation.operation_id;
  const attempt = operation.attempt > 1 ? `, attempt ${operation.attempt}` : '';
  say(link, `${words(operation.operation_type)}${operation.session_id == null ? '' : ` ${operation.session_id}`}${attempt}`);
  showStatus(status.firstElementChild, operation.status);
  say(progress, percent(operation.progress_percentage));
  say(symbol, operation.symbol ?? '–');
  say(took, seconds(operation.duration_seconds));
  say(cost, dollars(operation.cost_usd));
  showTime(created, operation.created_at);
  say(what, operation.error_message ?? operation.current_step ?? '');
};

const LIST = {
  path: '/operations',
  rows: 'data',
  nothing: 'No operation matches.',
  key: operation => operation.operation_id,
  fields: [{ name: 'status', label: 'Status', choices: STATUSES }, { name: 'operation_type', label: 'Type', choices: TYPES }],
  columns: [
    { label: 'What' }, { label: 'Status' }, { label: 'Progress', className: 'number' }, { label: 'Symbol', className: 'more' },
    { label: 'Took', className: 'number more' }, { label: 'Cost', className: 'number more' }, { label: 'Created', className: 'more' }, { label: 'Last step, or why it failed' },
  ],
  row,
  update,
};

export const open = (container, { filters }) => {
  container.append(el('h1', { textContent: title }));
  return table(container, LIST, filters, refusals(container));
};
