// What language models cost: tokens, dollars, today's budget, the turns of a session, the models to choose from.
import { api, byId, clock, el, keep, say, seconds, words } from './page.js';

const LEAST = 0.0001;

/** Rounded for people; null is a model whose price is not known. */
export const dollars = amount => {
  if (amount == null) return 'no price';
  if (amount === 0) return '$0';
  if (amount < LEAST) return `< $${LEAST}`;
  return `$${amount < 1 ? amount.toFixed(4) : amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
};

const count = number => number == null ? '' : number.toLocaleString('en');

/** What an operation used; empty for work that no language model had a part in. */
export const used = operation => {
  const tokens = operation.tokens;
  if (!tokens || tokens.total_tokens === 0 && operation.cost_usd === 0) return '';
  return `${count(tokens.input_tokens)} tokens in, ${count(tokens.output_tokens)} out · ${dollars(operation.cost_usd)}`;
};

const sentence = ({ budget }) => [
  `Language models today: ${dollars(budget.today_spend)}${budget.daily_limit == null ? ', no limit' : ` of ${dollars(budget.daily_limit)}`}`,
  budget.reserved > 0 ? `${dollars(budget.reserved)} held for calls without a bill` : '',
  budget.blocked_bills > 0 ? `${budget.blocked_bills} odd bills wait for a person: ktrdr agent ledger` : '',
].filter(Boolean).join(' · ');

/** Says what today's limit is and what of it is spent. */
export const drawBudget = async () => say(byId('budget'), sentence(await api('/agent/status')));

const turn = call => [
  ['number', call.turn], ['', clock(call.created_at)], ['', words(call.tool_name)], [call.result === 'success' ? '' : 'failed', call.result],
  ['number', count(call.input_tokens)], ['number', count(call.output_tokens)], ['number', call.input_tokens == null ? '' : dollars(call.cost_usd)],
  ['number', seconds(call.duration_seconds)], ['reason', (call.output?.errors ?? []).map(fault => fault.detail).join(' ')],
];

/** Shows the turns of a session's conversations with language models, if there were any. */
export const drawTurns = session => {
  const turns = session.tool_calls.filter(call => call.turn != null);
  byId('turns').hidden = turns.length === 0;
  keep(byId('calls'), turns, call => `${call.operation_id} ${call.turn} ${call.tool_name} ${call.created_at}`,
    call => el('tr', {}, ...turn(call).map(([className, text]) => el('td', { className, textContent: text }))), () => {});
};

/** Offers the models; those that can't be used say why. The built-in ones come first and need no key. */
export const offerModels = async () => {
  const { models, default_model: usual } = await api('/agent/models');
  const usable = models.filter(model => model.usable);
  const choice = document.forms.start.elements.model;
  choice.closest('label').hidden = false;
  choice.replaceChildren(...models.map(({ model, provider, usable: can, remark }) => {
    const value = provider === 'builtin' ? model : `${provider}/${model}`;
    const textContent = can ? model : `${model}: ${remark}`;
    return el('option', { value, textContent, title: remark ?? '', disabled: !can, selected: value === usual });
  }));
  document.forms.start.elements.budget.closest('label').hidden = usable.every(model => model.provider === 'builtin');
};
