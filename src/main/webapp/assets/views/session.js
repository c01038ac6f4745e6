// One session, or one operation without a session: what it is, its time line, what can be done, its results and events.
import { api, clock, el, isActive, keep, percent, refusals, say, seconds, showStatus, showTime, silent, words } from '../page.js';
import { ask, on, operations, trees } from '../live.js';
import { allowed, button } from '../actions.js';
import { verdict } from '../verdict.js';
import { dollars, turnTable, used } from '../money.js';
import { timeline } from '../timeline.js';
import { curves } from '../curves.js';

const PHASES = ['agent_design', 'training', 'backtesting', 'agent_assessment'];

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

const eventRow = event => el('tr', {}, ...[
  ['number', event.sequence], ['', clock(event.time)], ['', words(event.operation_id.match(/^op_(?:agent_)?(.+?)_\d{8}_/)?.[1])],
  ['', change(event)], ['', event.actor], ['reason', event.reason ?? ''],
].map(([className, text]) => el('td', { className, textContent: text })));

// JavaScript rounds larger ones: rather none than another one.
const seed = number => Number.isSafeInteger(number) ? number : 'not shown: too long for a browser';

/** What a session was asked for and with what, as pairs of a word and its text. */
const facts = (tree, session) => {
  const parameters = tree.metadata.parameters;
  const from = session?.replay_of ?? session?.rerun_of ?? session?.forked_from;
  return [
    ['Brief', session?.brief],
    ['Strategy', parameters.strategy_name ?? session?.strategy_name ?? 'not designed yet'],
    ['Data', [tree.metadata.symbol, tree.metadata.timeframe].filter(Boolean).join(' ')],
    ['Model', session?.model],
    ['Seed', session && seed(session.seed)],
    ['Cost', dollars(tree.cost_usd)],
    ['Follows', from == null ? null : `session ${from}`],
    ['Operation', tree.operation_id],
  ].filter(([, text]) => text != null && text !== '');
};

const table = (label, columns, body) => el('div', { className: 'scroll', tabIndex: 0, role: 'region', ariaLabel: label },
  el('table', {}, el('thead', {}, el('tr', {}, ...columns.map(([text, className = '']) => el('th', { scope: 'col', className, textContent: text })))), body));

export const title = 'Session';

export const open = (container, { view, part }) => {
  const heading = el('h1', { id: 'chosen-title', tabIndex: -1, textContent: view === 'operations' ? 'Operation' : `Session ${part}` });
  container.append(heading);
  const complain = refusals(container);
  const nothing = el('p', { id: 'nothing', className: 'quiet', textContent: 'loading …' });
  const known = el('dl', { className: 'facts' });
  const reasons = el('p', { id: 'why', className: 'quiet' });
  const actions = el('p', { id: 'actions', className: 'buttons changes', inert: silent });
  const time = timeline();
  const tree = el('ul', { id: 'tree', className: 'tree' });
  const judged = el('section', { id: 'verdict' });
  const learned = curves(complain);
  const turns = turnTable(table);
  const log = el('tbody', { id: 'events' });
  const events = el('details', { id: 'log', open: true }, el('summary', { textContent: 'Events' }),
    table('Events, newest first', [['No.', 'number'], ['Time'], ['Operation'], ['What'], ['By'], ['Why']], log));
  const detail = el('div', { hidden: true }, actions, reasons, known, judged, time.element, tree, learned.element, turns.element, events);
  // What comes later stands below the buttons: they must not move under the pointer.
  container.append(nothing, detail);

  let root = null;
  let seen = new Map(); // events by their sequence
  let session = null;
  let asked = '';       // the state of the tree for which the session was asked
  let closed = false;

  const drawSession = async () => {
    const now = trees.get(root);
    const key = `${now.status} ${now.tokens?.total_tokens} ${now.metadata.parameters.phase}`;
    if (now.session_id == null || asked === key) return;
    asked = key;
    const answer = await api(`/agent/sessions/${now.session_id}`);
    if (closed || asked !== key) return;
    session = answer;
    turns.draw(session);
    const parts = now.status === 'completed' ? await verdict(session) : [];
    if (!closed && asked === key) judged.replaceChildren(...parts);
    draw();
  };

  const draw = () => {
    const now = trees.get(root);
    nothing.hidden = Boolean(now);
    detail.hidden = !now;
    if (!now) return;
    say(heading, now.session_id == null ? words(now.operation_type) : `Session ${now.session_id}`);
    keep(known, facts(now, session).flatMap(([word, text]) => [['dt', word, word], ['dd', word, text]]), ([kind, word]) => `${kind} ${word}`,
      ([kind]) => el(kind), (element, [, , text]) => say(element, String(text)));
    say(reasons, why(now));
    keep(actions, allowed(now), action => `${now.operation_id} ${action.name}`, action => button(action, now, complain), () => {});
    time.draw(now);
    keep(tree, withPhases(now), operation => operation.operation_id, row, fill);
    keep(log, [...seen.values()].sort((a, b) => b.sequence - a.sequence), event => event.sequence, eventRow, () => {});
    learned.draw(now);
    drawSession().catch(complain);
  };

  /** Asks again for all that is shown: some of it may have changed unheard. */
  const reload = async () => {
    if (!root) return;
    const [, { data }] = await Promise.all([ask(root), api(`/operations/${root}/events?limit=1000`)]);
    if (closed) return;
    data.forEach(event => seen.set(event.sequence, event));
    draw();
  };

  const find = async () => {
    if (part.startsWith('op_')) {
      const { data } = await api(`/operations/${part}`);
      return data.root_operation_id ?? part;
    }
    const { operation_id: id } = await api(`/agent/sessions/${encodeURIComponent(part)}`);
    if (!id) throw new Error(`Session ${part} has no operation.`);
    return id;
  };

  find().then(id => {
    if (closed) return;
    root = id;
    return reload();
  }).catch(error => say(nothing, error.message));

  const forget = on('event', event => {
    if (event.root_operation_id === root) seen.set(event.sequence, event);
  });
  return {
    draw,
    reload: () => reload().catch(complain),
    close: () => { closed = true; forget(); },
  };
};
