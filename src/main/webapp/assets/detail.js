// The session, or stand-alone operation, that was chosen: its tree, what can be done, its events, its verdict.
import { api, byId, clock, el, isActive, keep, percent, say, seconds, showStatus, silent, words } from './page.js';
import { ask, on, operations, trees } from './live.js';
import { allowed, button } from './actions.js';
import { verdict } from './verdict.js';
import { drawTurns, used } from './money.js';

const PHASES = ['agent_design', 'training', 'backtesting', 'agent_assessment'];

let root = null;   // id of the root that is shown
let judged = null; // what the verdict that is drawn is of
let told = null;   // what the turns that are drawn are of
let events = new Map();
let complain = () => {};

/** Where refusals are told. */
export const complainTo = listener => { complain = listener; };

export const shown = () => root;

const row = () => el('li', {},
  el('span'), el('span', { className: 'name' }), el('progress', { max: 100 }),
  el('span', { className: 'number' }), el('span', { className: 'number took' }), el('span', { className: 'step quiet' }));

const fill = (item, operation) => {
  const [status, name, bar, done, took, step] = item.children;
  item.className = operation.parent_operation_id ? 'child' : 'root';
  showStatus(status, operation.status, operation.status === 'planned' ? 'not started' : undefined);
  say(name, words(operation.operation_type.replace('agent_', '')) + (operation.attempt > 1 ? `, attempt ${operation.attempt}` : ''));
  name.title = operation.operation_id;
  bar.value = operation.progress.percentage;
  bar.setAttribute('aria-label', `Progress of ${name.textContent}`);
  say(done, percent(operation.progress.percentage));
  say(took, seconds(operation.duration_seconds));
  say(step, [operation.error_message ?? operation.progress.current_step, used(operation)].filter(Boolean).join(' · '));
};

/** Phases that have not begun have no operation; they are drawn all the same. */
const withPhases = tree => {
  const rows = operations(tree);
  if (tree.operation_type !== 'agent_session' || !isActive(tree.status)) return rows;
  const given = rows.length > 1 && rows[1].operation_type !== 'agent_design';
  const begun = new Set(rows.map(o => o.operation_type));
  const missing = PHASES.filter(phase => !begun.has(phase) && !(given && phase === 'agent_design'));
  return [...rows, ...missing.map(phase => ({
    operation_id: phase, parent_operation_id: tree.operation_id, operation_type: phase, status: 'planned',
    attempt: 1, progress: { percentage: 0 }, duration_seconds: null, error_message: null,
  }))];
};

const why = tree => {
  const parts = [];
  if (tree.queue_position != null) parts.push(`waits for a slot, place ${tree.queue_position}`);
  if (tree.pause && tree.status === 'running') parts.push(`asked to pause by ${tree.pause.by}: ${tree.pause.reason}`);
  if (tree.pause && tree.status === 'paused') parts.push(`paused by ${tree.pause.by}: ${tree.pause.reason}`);
  if (tree.cancel) parts.push(`cancelled by ${tree.cancel.by}: ${tree.cancel.reason}${tree.cancel.forced ? ' (cut off)' : ''}`);
  if (tree.eta && !silent) parts.push(`ends about ${clock(tree.eta)}`);
  return parts.join(' · ');
};

const change = event => event.before && event.before !== event.after ? `${event.before} → ${event.after}` : words(event.kind);

const drawEvents = () => keep(byId('events'), [...events.values()].sort((a, b) => b.sequence - a.sequence), event => event.sequence,
  event => el('tr', {}, ...[
    ['number', event.sequence], ['', clock(event.time)], ['', words(event.operation_id.match(/^op_(?:agent_)?(.+?)_\d{8}_/)?.[1])],
    ['', change(event)], ['', event.actor], ['reason', event.reason ?? ''],
  ].map(([className, text]) => el('td', { className, textContent: text }))),
  () => {});

const drawVerdict = async tree => {
  const key = `${tree.operation_id} ${tree.status}`;
  if (judged === key) return;
  judged = key;
  const parts = tree.status === 'completed' && tree.session_id != null ? await verdict(await api(`/agent/sessions/${tree.session_id}`)) : [];
  if (judged === key) byId('verdict').replaceChildren(...parts);
};

const drawConversations = async tree => {
  const key = `${tree.operation_id} ${tree.status} ${tree.tokens?.total_tokens}`;
  if (told === key) return;
  told = key;
  const session = tree.session_id == null ? { tool_calls: [] } : await api(`/agent/sessions/${tree.session_id}`);
  if (told === key) drawTurns(session);
};

export const draw = () => {
  const tree = trees.get(root);
  byId('nothing').hidden = Boolean(tree);
  byId('detail').hidden = !tree;
  if (!tree) return;
  const { brief, strategy_name: strategy } = tree.metadata.parameters;
  say(byId('chosen-title'), tree.session_id == null ? words(tree.operation_type) : `Session ${tree.session_id}`);
  say(byId('summary'), [brief && `“${brief}”`, strategy ?? 'no strategy yet', tree.operation_id].filter(Boolean).join(' · '));
  say(byId('why'), why(tree));
  keep(byId('actions'), allowed(tree), action => `${tree.operation_id} ${action.name}`, action => button(action, tree, complain), () => {});
  keep(byId('tree'), withPhases(tree), operation => operation.operation_id, row, fill);
  drawEvents();
  drawVerdict(tree).catch(complain);
  drawConversations(tree).catch(complain);
};

const remember = event => events.set(event.sequence, event);

/** Asks again for all that is shown: some of it may have changed unheard. */
export const reload = async () => {
  const id = root;
  if (!id) return;
  const [, { data }] = await Promise.all([ask(id), api(`/operations/${id}/events?limit=1000`)]);
  if (id !== root) return;
  data.forEach(remember);
  draw();
};

const changeTo = id => {
  root = id;
  events = new Map();
  draw();
};

/** Shows the tree of this root from now on. */
export const show = async id => {
  if (id === root) return;
  changeTo(id);
  await reload();
};

/** Says why nothing is shown of what was asked for. */
export const missing = (wanted, sentence) => {
  changeTo(null);
  say(byId('chosen-title'), wanted?.startsWith('op_') ? 'Operation' : `Session ${wanted}`);
  say(byId('nothing'), sentence);
};

on('event', event => {
  if (event.root_operation_id === root) remember(event);
});
