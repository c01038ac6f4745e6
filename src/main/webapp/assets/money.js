// What language models cost: tokens, dollars, today's budget, the turns of a session.
import { api, byId, clock, el, keep, say, seconds, words } from './page.js';

const LEAST = 0.0001;

/** Rounded for people; null is a model whose price is not known. */
export const dollars = amount => {
  if (amount == null) return 'no price';
  if (amount === 0) return '$0';
  if (amount < LEAST) return `< $${LEAST}`;
  return `$${amount < 1 ? amount.toFixed(4) : amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
};

/** A whole number as people read it; nothing when it is not known. */
export const tokens = number => number == null ? '' : number.toLocaleString('en');

/** What an operation used; empty for work that no language model had a part in. */
export const used = operation => {
  const counted = operation.tokens;
  if (!counted || counted.total_tokens === 0 && operation.cost_usd === 0) return '';
  return `${tokens(counted.input_tokens)} tokens in, ${tokens(counted.output_tokens)} out · ${dollars(operation.cost_usd)}`;
};

const sentence = ({ budget }) => [
  `Models today: ${dollars(budget.today_spend)}${budget.daily_limit == null ? ', no limit' : ` of ${dollars(budget.daily_limit)}`}`,
  budget.reserved > 0 ? `${dollars(budget.reserved)} held for calls without a bill` : '',
  budget.blocked_bills > 0 ? `${budget.blocked_bills} odd bills wait for a person: ktrdr agent ledger` : '',
].filter(Boolean).join(' · ');

/** Says what today's limit is and what of it is spent. */
export const drawBudget = async () => say(byId('budget'), sentence(await api('/agent/status')));

const turn = call => [
  ['number', call.turn], ['', clock(call.created_at)], ['', words(call.tool_name)], [call.result === 'success' ? '' : 'failed', call.result],
  ['number', tokens(call.input_tokens)], ['number', tokens(call.output_tokens)], ['number', call.input_tokens == null ? '' : dollars(call.cost_usd)],
  ['number', seconds(call.duration_seconds)], ['reason', (call.output?.errors ?? []).map(fault => fault.detail).join(' ')],
];

const COLUMNS = [['Turn', 'number'], ['Time'], ['What'], ['Result'], ['Tokens in', 'number'], ['Out', 'number'], ['Cost', 'number'], ['Took', 'number'], ['Faults']];

/**
 * The turns of a session's conversations with language models: `{ element, draw }`. It is hidden when there were none.
 *
 * table: makes a table of a label, its columns and its body
 */
export const turnTable = table => {
  const body = el('tbody', { id: 'calls' });
  const element = el('details', { id: 'turns', open: true, hidden: true },
    el('summary', { textContent: 'Conversations with language models' }), table('Turns, in their order', COLUMNS, body));
  const draw = session => {
    const turns = session.tool_calls.filter(call => call.turn != null);
    element.hidden = turns.length === 0;
    keep(body, turns, call => `${call.operation_id} ${call.turn} ${call.tool_name} ${call.created_at}`,
      call => el('tr', {}, ...turn(call).map(([className, text]) => el('td', { className, textContent: text }))), () => {});
  };
  return { element, draw };
};
