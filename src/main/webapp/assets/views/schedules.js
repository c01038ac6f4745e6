// Sessions that start by the clock.
import { api, el, keep, refusals, say, showTime } from '../page.js';
import { address } from '../router.js';

export const title = 'Schedules';

const row = act => schedule => {
  const toggle = el('button', { type: 'button' });
  const start = el('button', { type: 'button', textContent: 'Run now', onclick: () => act(api('/agent/trigger', { ...schedule.trigger, queue: true })) });
  toggle.onclick = () => act(api(`/agent/schedules/${schedule.id}/${toggle.dataset.does}`, {}));
  return el('tr', {}, el('td', { className: 'number' }), el('td'), el('td'), el('td'), el('td'), el('td'), el('td', { className: 'reason' }, el('a'), el('span')),
    el('td', { className: 'buttons changes' }, toggle, start));
};

const update = (tr, schedule) => {
  const [number, name, cron, what, next, last, result, buttons] = tr.children;
  say(number, String(schedule.id));
  say(name, schedule.name ?? '–');
  say(cron, `${schedule.cron} ${schedule.zone}`);
  say(what, [schedule.trigger.symbol, schedule.trigger.timeframe, schedule.trigger.brief].filter(Boolean).join(' · '));
  showTime(next, schedule.next_fire_at);
  if (!schedule.enabled) say(next, 'paused');
  showTime(last, schedule.last_fired_at);
  const [link, text] = result.children;
  link.hidden = schedule.last_session_id == null;
  link.href = address('sessions', schedule.last_session_id ?? '');
  say(link, schedule.last_session_id == null ? '' : `session ${schedule.last_session_id}`);
  say(text, schedule.last_result ? ` ${schedule.last_result}` : '');
  const toggle = buttons.firstElementChild;
  toggle.dataset.does = schedule.enabled ? 'pause' : 'resume';
  say(toggle, schedule.enabled ? 'Pause' : 'Resume');
};

export const open = container => {
  container.append(el('h1', { textContent: title }));
  const complain = refusals(container);
  const note = el('p', { className: 'quiet', textContent: 'loading …' });
  const body = el('tbody', { id: 'schedules' });
  const columns = ['No.', 'Name', 'When', 'What', 'Next', 'Last', 'Result', ''];
  container.append(note, el('div', { className: 'wide' }, el('table', {},
    el('thead', {}, el('tr', {}, ...columns.map(textContent => el('th', { scope: 'col', textContent })))), body)));
  const load = async () => {
    const { data } = await api('/agent/schedules');
    say(note, data.length === 0 ? 'No schedule. Add one: ktrdr agent schedule add "0 7 * * MON-FRI" --brief "mean reversion on SPX"' : '');
    keep(body, data, schedule => schedule.id, row(act), update);
  };
  const reload = () => load().catch(complain);
  const act = request => request.then(() => complain(), complain).then(reload);
  reload();
  return { reload, listChanged: reload };
};
