// What runs now, what waits, what needs a person, what came out last; and the form that starts a session.
import { api, clock, el, isActive, keep, percent, refusals, say, seconds, showStatus, silent, words } from '../page.js';
import { active, operations } from '../live.js';
import { allowed, button } from '../actions.js';
import { dollars } from '../money.js';
import { address, addressOf } from '../router.js';
import { startForm } from '../start.js';
import { showState } from './sessions.js';

export const title = 'Overview';

const LAST = 8;
const PHASES = ['agent_design', 'training', 'backtesting', 'agent_assessment'];

const name = root => root.session_id == null ? words(root.operation_type) : `Session ${root.session_id}`;

/** The newest attempt of each phase, in the order of the phases. */
const newest = root => PHASES.map(type => operations(root).filter(o => o.operation_type === type).at(-1));

const card = () => el('li', {}, el('a', {}, el('strong'), ' ', el('span')), el('p', { className: 'brief' }), el('progress', { max: 100 }),
  el('span', { className: 'phases' }, ...PHASES.map(type => el('span', { title: words(type.replace('agent_', '')) }, el('span')))),
  el('span', { className: 'step quiet' }), el('p', { className: 'buttons changes' }));

const fill = complain => (item, root) => {
  const [link, brief, bar, phases, step, buttons] = item.children;
  link.href = addressOf(root);
  say(link.firstElementChild, name(root));
  showStatus(link.lastElementChild, root.status);
  say(brief, root.metadata.parameters.brief ? `“${root.metadata.parameters.brief}”` : [root.metadata.symbol, root.metadata.timeframe].filter(Boolean).join(' '));
  bar.value = root.progress.percentage;
  bar.setAttribute('aria-label', `Progress of ${name(root)}`);
  phases.hidden = root.operation_type !== 'agent_session';
  newest(root).forEach((operation, i) => {
    const part = phases.children[i].firstElementChild;
    part.className = operation?.status ?? 'planned';
    part.style.width = `${operation?.progress.percentage ?? 0}%`;
  });
  const waits = root.queue_position == null ? '' : `place ${root.queue_position} in the queue`;
  say(step, [
    waits || `${percent(root.progress.percentage)} ${root.progress.current_step ?? ''}`.trim(),
    root.eta && !silent ? `ends about ${clock(root.eta)}` : '',
    root.cost_usd ? dollars(root.cost_usd) : '',
  ].filter(Boolean).join(' · '));
  keep(buttons, allowed(root), action => `${root.operation_id} ${action.name}`, action => button(action, root, complain), () => {});
  buttons.inert = silent;
};

/** Why somebody should look, a sentence each with where. */
const needs = (health, budget, failed) => [
  ...active().filter(root => root.status === 'paused').map(root => [`${name(root)} is paused: ${root.pause?.reason ?? 'no reason given'}`, addressOf(root)]),
  ...active().filter(root => root.cancel?.forced).map(root => [`${name(root)} was cut off and still stops`, addressOf(root)]),
  ...(health?.still_stopping ?? []).map(work => [`${work.operation_id} was cut off; its thread works on`, address('operations', work.operation_id)]),
  ...(health?.beats ?? []).filter(beat => !beat.alive && beat.seconds_silent < 3600).map(beat => [`The server of ${beat.node} is silent`, '#/health']),
  ...(budget?.blocked_bills ? [[`${budget.blocked_bills} bills of language models wait for a decision`, '#/costs']] : []),
  ...failed.map(operation => [`${name(operation)} failed: ${operation.error_message ?? 'no reason given'}`, addressOf(operation)]),
];

const resultRow = () => el('tr', {}, el('td', {}, el('a')), el('td', {}, el('span')), el('td'), el('td'), el('td', { className: 'number more' }));

const fillResult = (tr, session) => {
  const [number, state, verdict, strategy, took] = tr.children;
  number.firstElementChild.href = address('sessions', session.id);
  say(number.firstElementChild, `Session ${session.id}`);
  showState(state.firstElementChild, session);
  say(verdict, session.verdict ?? '–');
  say(strategy, session.strategy_name ?? '–');
  say(took, seconds(session.duration_seconds));
};

export const open = container => {
  container.append(el('h1', { textContent: title }));
  const complain = refusals(container);
  const cards = el('ul', { id: 'active', className: 'cards' });
  const idle = el('p', { id: 'idle', className: 'quiet', hidden: true, textContent: 'Nothing is running.' });
  const attention = el('ul', { id: 'attention', className: 'plain' });
  const calm = el('p', { className: 'quiet', textContent: 'Nothing.' });
  const results = el('tbody', { id: 'results' });
  const none = el('p', { className: 'quiet', hidden: true, textContent: 'No session has ended yet.' });
  container.append(
    el('section', {}, el('h2', { textContent: 'Active now' }), cards, idle),
    el('section', {}, el('h2', { textContent: 'Needs a person' }), attention, calm),
    el('section', {}, el('h2', { textContent: 'Start research' }), startForm()),
    el('section', {}, el('h2', { textContent: 'Last results' }), none, el('table', {}, results),
      el('p', {}, el('a', { href: '#/sessions', textContent: 'All sessions' }))));

  let loaded = false; // before the first answer the page claims nothing
  let ended = [];
  let state = { health: null, budget: null, failed: [] };
  const draw = () => {
    keep(cards, active(), root => root.operation_id, card, fill(complain));
    idle.hidden = !loaded || active().length > 0;
    const sentences = needs(state.health, state.budget, state.failed);
    keep(attention, sentences, ([text]) => text, () => el('li', {}, el('a')), (item, [text, href]) => {
      say(item.firstElementChild, text);
      item.firstElementChild.href = href;
    });
    calm.hidden = !loaded || sentences.length > 0;
    keep(results, ended, session => session.id, resultRow, fillResult);
    none.hidden = !loaded || ended.length > 0;
  };
  const load = async () => {
    const yesterday = new Date(Date.now() - 86400000).toISOString();
    const [{ sessions }, health, budget, failed] = await Promise.all([
      api(`/agent/sessions?limit=${2 * LAST}`), api('/health'), api('/agent/budget'), api(`/operations?status=failed&since=${yesterday}&limit=20`)]);
    loaded = true;
    ended = sessions.filter(session => session.outcome).slice(0, LAST);
    state = { health, budget, failed: failed.data.filter(operation => !operation.parent_operation_id && !isActive(operation.status)).slice(0, 5) };
    draw();
  };
  const reload = () => load().catch(complain);
  reload();
  return { draw, reload, listChanged: reload };
};
