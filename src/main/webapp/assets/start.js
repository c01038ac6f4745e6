// The form that starts a session, and what the server says of it before it starts.
import { api, el, refusals, say, silent } from './page.js';
import { address } from './router.js';

const field = (text, input, className = '') => el('label', { className }, text, input);

const body = form => {
  const { brief, symbol, timeframe, seed, model, budget, queue } = Object.fromEntries(new FormData(form));
  const asked = { brief };
  if (symbol) asked.symbol = symbol;
  if (timeframe) asked.timeframe = timeframe;
  if (seed) asked.seed = Number(seed);
  if (model) asked.model = model;
  if (budget) asked.budget_usd = Number(budget);
  if (queue) asked.queue = true;
  return asked;
};

/** Offers the models; those that can't be used say why. The built-in ones come first and need no key. */
const offerModels = async (choice, budget) => {
  const { models, default_model: usual } = await api('/agent/models');
  choice.replaceChildren(...models.map(({ model, provider, usable, remark }) => {
    const value = provider === 'builtin' ? model : `${provider}/${model}`;
    return el('option', { value, textContent: usable ? model : `${model}: ${remark}`, title: remark ?? '', disabled: !usable, selected: value === usual });
  }));
  budget.hidden = models.filter(model => model.usable).every(model => model.provider === 'builtin');
};

/** Offers the markets that there are bars of; the time frames are those of the chosen symbol. */
const offerMarkets = async (symbols, frames) => {
  const { data } = await api('/symbols');
  const usual = el('option', { value: '', textContent: 'as the brief says' });
  symbols.replaceChildren(usual, ...data.map(({ symbol, description }) => el('option', { value: symbol, textContent: symbol, title: description ?? '' })));
  const offer = () => {
    const chosen = data.find(({ symbol }) => symbol === symbols.value);
    frames.replaceChildren(el('option', { value: '', textContent: 'usual' }), ...(chosen?.timeframes ?? []).map(frame => el('option', { value: frame, textContent: frame })));
  };
  symbols.addEventListener('change', offer);
  offer();
};

/** Returns the form. `Check` asks the server without starting anything. */
export const startForm = () => {
  const symbols = el('select', { name: 'symbol' });
  const frames = el('select', { name: 'timeframe' });
  const models = el('select', { name: 'model' });
  const budget = field('Budget, USD', el('input', { name: 'budget', type: 'number', min: 0, step: 'any', placeholder: 'none' }));
  const form = el('form', { id: 'start', name: 'start', className: 'changes', inert: silent },
    field('Brief', el('input', { name: 'brief', placeholder: 'mean reversion on SPX', maxLength: 2000 }), 'grows'),
    field('Symbol', symbols), field('Time frame', frames),
    field('Seed', el('input', { name: 'seed', type: 'number', min: 0, step: 1, placeholder: 'any' })),
    field('Model', models), budget,
    field('', el('input', { name: 'queue', type: 'checkbox' }), 'check'),
    el('button', { textContent: 'Start' }), el('button', { type: 'button', id: 'check', textContent: 'Check' }));
  form.querySelector('label.check').append(' wait for a free slot');
  const answer = el('p', { id: 'dry-run', className: 'quiet', role: 'status' });
  const place = el('div', {}, form, answer);
  const complain = refusals(place);
  place.lastElementChild.id = 'refusal';

  const tell = async (path, show) => {
    complain();
    say(answer, '');
    try {
      show(await api(path, body(form)));
    } catch (error) {
      complain(error);
    }
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    tell('/agent/trigger', ({ session_id: id }) => { location.hash = address('sessions', id); });
  });
  form.querySelector('#check').addEventListener('click', () => tell('/agent/trigger?dry_run=true', ({ would_trigger: would, reason }) =>
    say(answer, would ? 'It would start now.' : `It would not start now: ${reason.replaceAll('_', ' ')}. It can wait for a free slot.`)));
  offerModels(models, budget).catch(complain);
  offerMarkets(symbols, frames).catch(complain);
  return place;
};
