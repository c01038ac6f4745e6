// The dashboard asks the same REST API as everybody. Text from the server is only ever set as text, never as HTML.
const api = async (path, options) => {
  const answer = await fetch(`/api/v1${path}`, { ...options, headers: { Accept: 'application/json', ...options?.headers } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? answer.statusText);
  return body;
};

const el = (name, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
};

const seconds = s => s == null ? '–' : s < 90 ? `${s.toFixed(1)} s` : `${Math.floor(s / 60)} min ${Math.round(s % 60)} s`;
const words = s => (s ?? '–').replaceAll('_', ' ');
const byId = id => document.getElementById(id);

let chosen = null; // id of the session that is shown; null for the newest
let drawn = null;  // what is drawn now, so that nothing is drawn twice

const row = operation => el('tr', {},
  el('td', { className: operation.status, textContent: operation.status }),
  el('td', { textContent: words(operation.operation_type) }),
  el('td', {}, el('progress', { max: 100, value: operation.progress.percentage }), ` ${operation.progress.percentage.toFixed(0)} %`),
  el('td', { className: 'number', textContent: seconds(operation.duration_seconds) }),
  el('td', { textContent: operation.error_message ?? operation.progress.current_step ?? '' }));

const cancelButton = root => el('button', {
  textContent: 'Cancel',
  onclick: () => api(`/operations/${root.operation_id}/cancel`, { method: 'POST' }).then(refresh, complain),
});

const equity = async id => {
  const { data } = await api(`/operations/${id}/equity?limit=100000`);
  const curves = { strategy: data.map(point => point.equity_usd), benchmark: data.map(point => point.benchmark_usd) };
  const all = Object.values(curves).flat();
  const low = Math.min(...all), span = Math.max(...all) - low || 1;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 1000 200');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `Equity of strategy and buy and hold from ${data[0].time} to ${data.at(-1).time}`);
  for (const [name, values] of Object.entries(curves)) {
    const line = values.map((v, i) => `${(1000 * i / (values.length - 1)).toFixed(1)},${(190 - 180 * (v - low) / span).toFixed(1)}`);
    const path = document.createElementNS(svg.namespaceURI, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', `M${line.join('L')}`);
    svg.append(path);
  }
  return svg;
};

const verdict = async session => {
  const assessment = session.assessment;
  if (!assessment) return [];
  const backtest = session.phases.find(phase => phase.phase === 'backtesting');
  return [
    el('p', {}, el('strong', { textContent: `Verdict: ${assessment.verdict}. ` }), assessment.reasons.join(' ')),
    el('ul', {}, ...[...assessment.strengths, ...assessment.weaknesses].map(text => el('li', { textContent: text }))),
    await equity(backtest.operation_id),
    el('p', { className: 'quiet' }, el('span', { className: 'running', textContent: '— strategy' }), '  ', el('span', { textContent: '— buy & hold' }), ', equity at each close of the test period'),
  ];
};

const show = async id => {
  const session = await api(`/agent/sessions/${id}`);
  if (!session.operation_id) {
    byId('session').replaceChildren(el('p', { textContent: `Session ${id}: ${words(session.outcome)}, without operations` }));
    return;
  }
  const { data: root } = await api(`/operations/${session.operation_id}/tree`);
  const state = JSON.stringify([id, root]);
  if (state === drawn) return;
  const active = !['completed', 'failed', 'cancelled'].includes(root.status);
  byId('session').replaceChildren(
    el('p', {}, `Session ${id} · ${session.strategy_name ?? 'not designed yet'} · ${root.operation_id} `, ...(active ? [cancelButton(root)] : [])),
    el('table', {}, el('tbody', {}, ...[root, ...root.children].map(row))),
    ...await verdict(session));
  drawn = state;
};

const list = sessions => byId('sessions').replaceChildren(...sessions.map(s => el('tr', {},
  el('td', {}, el('a', { href: `#${s.id}`, textContent: s.id })),
  el('td', { textContent: s.strategy_name ?? '–' }),
  el('td', { textContent: words(s.outcome ?? s.phase) }),
  el('td', { textContent: s.verdict ?? '–' }),
  el('td', { className: 'number', textContent: `${s.progress_percentage.toFixed(0)} %` }),
  el('td', { className: 'number', textContent: seconds(s.duration_seconds) }),
  el('td', { textContent: new Date(s.created_at).toLocaleString() }))));

const complain = error => { byId('refusal').textContent = error.message; };

const refresh = async () => {
  try {
    const [status, { sessions }] = await Promise.all([api('/agent/status'), api('/agent/sessions?limit=50')]);
    byId('status').textContent = status.has_active_session ? `active: ${words(status.phase)}, ${status.progress.toFixed(0)} %` : 'idle';
    list(sessions);
    if (sessions.length) await show(chosen ?? sessions[0].id);
  } catch (error) {
    byId('status').textContent = `no answer: ${error.message}`;
  }
};

byId('start').addEventListener('submit', async event => {
  event.preventDefault();
  complain({ message: '' });
  const form = new FormData(event.target);
  const body = { brief: form.get('brief') };
  if (form.get('seed')) body.seed = Number(form.get('seed'));
  chosen = null;
  await api('/agent/trigger', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    .then(refresh, complain);
});

addEventListener('hashchange', () => { chosen = location.hash.slice(1) || null; refresh(); });
chosen = location.hash.slice(1) || null;

// One request at a time: the next is asked for when the last was answered.
const watch = () => refresh().then(() => setTimeout(watch, document.hidden ? 5000 : 700));
watch();
