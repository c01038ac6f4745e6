// A list from the server, page by page, with a filter that the address holds.
import { api, el, keep, say } from './page.js';
import { filterBy } from './router.js';

const PAGE = 50;

const field = ({ name, label, choices }) => {
  const input = choices
    ? el('select', { name }, el('option', { value: '', textContent: 'all' }), ...choices.map(value => el('option', { value, textContent: value.replaceAll('_', ' ') })))
    : el('input', { name, autocomplete: 'off', size: 12 });
  return el('label', {}, label, ' ', input);
};

/**
 * Shows a list in a container.
 *
 * list: `{ path, rows, key, fields, columns, row, update }`; `rows` is the member of the answer that has them.
 * Returns `{ draw, filter, listChanged, reload }`, as the frame calls them.
 */
export const table = (container, list, filters, complain) => {
  let rows = [];
  let next = null;
  let total = 0;
  let now = filters;
  let newest = 0; // answers to older questions are dropped

  const form = el('form', { className: 'filter', role: 'search' }, ...list.fields.map(field));
  const count = el('p', { className: 'quiet', role: 'status' });
  const body = el('tbody');
  const head = el('tr', {}, ...list.columns.map(({ label, className = '' }) => el('th', { scope: 'col', className, textContent: label })));
  const more = el('button', { type: 'button', textContent: 'Show more', hidden: true });
  container.append(form, count, el('div', { className: 'wide' }, el('table', {}, el('thead', {}, head), body)), more);

  const query = token => new URLSearchParams({
    ...Object.fromEntries(Object.entries(now).filter(([, value]) => value)),
    limit: PAGE, ...(token ? { page_token: token } : {}),
  });

  const draw = () => {
    keep(body, rows, list.key, list.row, list.update);
    more.hidden = !next;
  };

  const ask = async token => {
    const question = ++newest;
    const answer = await api(`${list.path}?${query(token)}`);
    if (question !== newest) return;
    rows = token ? [...rows, ...answer[list.rows]] : answer[list.rows];
    next = answer.next_page_token;
    total = answer.total ?? answer.total_count;
    say(count, total === 0 ? list.nothing : `${rows.length} of ${total.toLocaleString()}${answer.total_is_lower_bound ? ' or more' : ''}`);
    draw();
  };

  const show = () => {
    for (const input of form.elements) input.value = now[input.name] ?? '';
  };
  const reload = () => ask().catch(complain);
  const filter = chosen => {
    now = chosen;
    show();
    reload();
  };

  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('change', () => {
    now = Object.fromEntries(new FormData(form));
    filterBy(now);
    reload();
  });
  more.addEventListener('click', () => ask(next).catch(complain));
  show();
  say(count, 'loading …');
  reload();
  return {
    draw,
    filter,
    reload,
    // A reader who went on to further pages is not thrown back to the first.
    listChanged: () => { if (rows.length <= PAGE) reload(); },
  };
};
