// What language models cost, and what they may cost.
import { api, el, keep, refusals, say, showTime } from '../page.js';
import { dollars, tokens } from '../money.js';
import { address, filterBy } from '../router.js';

export const title = 'Costs';

const BY = ['model', 'day', 'phase', 'session'];

const limits = [['day', 'daily_limit_usd', 'A day'], ['total', 'total_limit_usd', 'In total']];

const budgetRow = ([name, , label]) => el('tr', { id: `budget-${name}` }, el('th', { scope: 'row', textContent: label }), ...[1, 2, 3, 4].map(() => el('td', { className: 'number' })));

const changeForm = act => {
  const form = el('form', { className: 'changes' },
    el('label', {}, 'Budget', el('select', { name: 'which' }, ...limits.map(([name, , label]) => el('option', { value: name, textContent: label })))),
    el('label', {}, 'Limit, USD', el('input', { name: 'limit', type: 'number', min: 0, step: 'any', placeholder: 'no limit' })),
    el('label', { className: 'grows' }, 'Reason', el('input', { name: 'reason', required: true, maxLength: 500 })),
    el('button', { textContent: 'Set limit' }));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const { which, limit, reason } = Object.fromEntries(new FormData(form));
    const key = limits.find(([name]) => name === which)[1];
    act({ [key]: limit === '' ? null : Number(limit), reason });
  });
  return form;
};

const costRow = () => el('tr', {}, el('td', {}, el('a')), ...Array.from({ length: 5 }, () => el('td', { className: 'number' })));

const fillCost = (tr, spending) => {
  const [key, calls, sent, received, cost, held] = tr.children;
  const link = key.firstElementChild;
  say(link, spending.session_id == null ? spending.key : `session ${spending.session_id}`);
  if (spending.session_id != null) link.href = address('sessions', spending.session_id);
  say(calls, tokens(spending.attempts));
  say(sent, tokens(spending.input_tokens));
  say(received, tokens(spending.output_tokens));
  say(cost, dollars(spending.cost_usd));
  say(held, dollars(spending.held_usd));
};

export const open = (container, { filters }) => {
  let by = BY.includes(filters.by) ? filters.by : 'model';
  container.append(el('h1', { textContent: title }));
  const complain = refusals(container);
  const budgets = el('tbody', {}, ...limits.map(budgetRow));
  const changes = el('ul', { className: 'plain quiet' });
  const choice = el('select', { name: 'by' }, ...BY.map(value => el('option', { value, textContent: value, selected: value === by })));
  const rows = el('tbody', { id: 'costs' });
  const sum = el('p', { className: 'quiet', textContent: 'loading …' });
  const head = columns => el('thead', {}, el('tr', {}, ...columns.map((textContent, i) => el('th', { scope: 'col', className: i ? 'number' : '', textContent }))));

  const load = async () => {
    const [budget, cost] = await Promise.all([api('/agent/budget'), api(`/agent/cost?by=${by}`)]);
    for (const [name] of limits) {
      const [, limit, spent, held, left] = budgets.querySelector(`#budget-${name}`).children;
      say(limit, budget[name].limit_usd == null ? 'no limit' : dollars(budget[name].limit_usd));
      say(spent, dollars(budget[name].spent_usd));
      say(held, dollars(budget[name].held_usd));
      say(left, budget[name].remaining_usd == null ? '–' : dollars(budget[name].remaining_usd));
    }
    keep(changes, budget.changes, change => `${change.at} ${change.budget}`, () => el('li', {}, el('span'), el('span')), (item, change) => {
      showTime(item.firstElementChild, change.at);
      say(item.lastElementChild, `  ${change.budget}: ${change.limit_usd == null ? 'no limit' : dollars(change.limit_usd)}, by ${change.by}: ${change.reason}`);
    });
    keep(rows, cost.costs, spending => `${by} ${spending.key}`, costRow, fillCost);
    say(sum, cost.costs.length === 0 ? 'No call of a language model yet.' : `In all ${tokens(cost.total.total_tokens)} tokens, ${dollars(cost.total.cost_usd)}.`);
  };
  const reload = () => load().catch(complain);
  choice.addEventListener('change', () => {
    by = choice.value;
    filterBy({ by });
    reload();
  });
  container.append(
    el('h2', { textContent: 'Budgets' }),
    el('table', {}, head(['Budget', 'Limit', 'Spent', 'Held', 'Left']), budgets),
    changeForm(body => api('/agent/budget', body, 'PUT').then(() => complain(), complain).then(reload)),
    changes,
    el('h2', { textContent: 'Calls of language models' }),
    el('p', {}, el('label', {}, 'By ', choice)), sum,
    el('div', { className: 'wide' }, el('table', {}, head(['What', 'Calls', 'Tokens in', 'Tokens out', 'Cost', 'Held']), rows)));
  reload();
  return { reload, listChanged: reload };
};
