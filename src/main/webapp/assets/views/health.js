// How the servers are: what the doctor finds, who shares the database, what recovery and retention did.
import { api, el, refusals, showTime, words } from '../page.js';

export const title = 'Health';

const SIGNS = { ok: 'completed', warn: 'gate', fail: 'failed' };

const checkRow = check => el('tr', {},
  el('td', {}, el('span', { className: `status ${SIGNS[check.status]}`, textContent: check.status })),
  el('td', { textContent: words(check.name) }), el('td', { textContent: check.detail }), el('td', { className: 'reason', textContent: check.remedy ?? '' }));

const time = iso => {
  const cell = el('td');
  showTime(cell, iso);
  return cell;
};

const beatRow = beat => el('tr', {},
  el('td', {}, el('span', { className: `status ${beat.alive ? 'completed' : 'failed'}`, textContent: beat.alive ? 'alive' : 'silent' })),
  el('td', { textContent: beat.node }), time(beat.started_at), el('td', { className: 'number', textContent: `${beat.seconds_silent.toFixed(1)} s` }));

const table = (columns, rows) => el('div', { className: 'wide' }, el('table', {},
  el('thead', {}, el('tr', {}, ...columns.map(textContent => el('th', { scope: 'col', textContent })))), el('tbody', {}, ...rows)));

const sentences = health => [
  `ktrdr ${health.version} on ${health.database}, home ${health.home}.`,
  health.recovery && `Recovery (${health.recovery.policy}): ${health.recovery.recovered} trees of servers that died go on here, ${health.recovery.interrupted} were ended.`,
  `Sweep: ${health.orphan_sweep.swept} trees that nothing worked on.`,
  `Retention keeps ${health.retention.keeps}.`,
  ...health.still_stopping.map(work => `${work.operation_id} was cut off and its thread has not ended for ${work.seconds_silent.toFixed(0)} s.`),
].filter(Boolean);

export const open = container => {
  container.append(el('h1', { textContent: title }));
  const complain = refusals(container);
  const body = el('div', { textContent: 'loading …' });
  container.append(el('p', { className: 'buttons' }, el('button', { type: 'button', textContent: 'Look again', onclick: () => reload() })), body);
  const load = async () => {
    const [health, doctor] = await Promise.all([api('/health'), api('/doctor')]);
    const worst = ['fail', 'warn', 'ok'];
    const checks = [...doctor.data.checks].sort((a, b) => worst.indexOf(a.status) - worst.indexOf(b.status));
    body.replaceChildren(
      ...sentences(health).map(text => el('p', { textContent: text })),
      el('h2', { textContent: 'Servers of this database' }),
      table(['State', 'Home', 'Started', 'Last sign of life'], health.beats.map(beatRow)),
      el('h2', { textContent: 'What the doctor finds' }),
      table(['', 'Check', 'Finding', 'What to do'], checks.map(checkRow)));
    complain();
  };
  const reload = () => load().catch(complain);
  reload();
  return { reload };
};
