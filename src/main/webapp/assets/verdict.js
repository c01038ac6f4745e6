// What came out of a session: the verdict, and the equity of strategy and benchmark.
import { api, el } from './page.js';
import { chart } from './chart.js';

// More points than pixels are drawn at the cost of time only.
const MOST = 2000;

const thinned = data => {
  const each = Math.ceil(data.length / MOST);
  return data.filter((_, i) => i % each === 0 || i === data.length - 1);
};

const equity = async id => {
  const { data } = await api(`/operations/${id}/equity?limit=100000`);
  const points = thinned(data);
  return chart({
    label: `Equity of strategy and buy and hold from ${data[0].time} to ${data.at(-1).time}`,
    x: points.map(point => Date.parse(point.time)),
    formatX: time => new Date(time).toISOString().slice(0, 10),
    format: amount => `$${Math.round(amount).toLocaleString('en')}`,
    lines: [
      { name: 'strategy', values: points.map(point => point.equity_usd) },
      { name: 'buy & hold, equity at each close of the test period', values: points.map(point => point.benchmark_usd), className: 'second' },
    ],
  });
};

const decimals = (value, count) => value?.toFixed(count) ?? '–';

/** The folds of a walk forward; nothing for a holdout. */
const folds = training => training?.folds ? [el('div', { className: 'wide' }, el('table', { className: 'folds' },
  el('caption', { className: 'quiet', textContent: 'Folds of the walk forward: what the networks say of bars that they were not trained on' }),
  el('thead', {}, el('tr', {}, ...['From', 'To', 'Rows', 'Skill (nats)', 't', 'Accuracy'].map(textContent => el('th', { scope: 'col', textContent })))),
  el('tbody', {}, ...training.folds.map(fold => el('tr', {}, ...[
    fold.from.slice(0, 10), fold.to.slice(0, 10), fold.rows, decimals(fold.skill.nats, 4), decimals(fold.skill.t, 2),
    fold.accuracy == null ? '–' : `${(100 * fold.accuracy).toFixed(1)} %`,
  ].map(textContent => el('td', { textContent })))))))] : [];

const two = number => decimals(number, 2);

/** How much of it could be luck, a sentence each; what an earlier version did not compute is left out. */
const luck = found => [
  found.deflated_sharpe === undefined ? null : `Deflated Sharpe ratio ${two(found.deflated_sharpe)}, looks at these bars: ${found.trials}.`,
  found.design_dsr === undefined ? null : `Deflated Sharpe ratio in the design ${two(found.design_dsr)}, candidates: ${found.design_trials}.`,
  found.surrogates === undefined ? null : found.surrogates.not_run
    ? `Surrogates did not run: ${found.surrogates.not_run}.`
    : `Surrogates: p ${found.surrogates.tested < found.surrogates.surrogates ? 'at least ' : ''}${two(found.surrogates.p)}, ${found.surrogates.better} of ${found.surrogates.tested} did as well or better.`,
  found.surrogates?.skill_p === undefined ? null
    : `Skill beside that on surrogates: t ${two(found.surrogates.skill_t)}, p ${found.surrogates.tested < found.surrogates.surrogates ? 'at least ' : ''}${two(found.surrogates.skill_p)}.`,
  found.pbo === undefined ? null : `Probability of backtest overfitting ${(100 * found.pbo).toFixed(1)} %.`,
].filter(sentence => sentence);

const signed = fraction => fraction == null ? '–' : `${fraction < 0 ? '' : '+'}${(100 * fraction).toFixed(1)} %`;

// JavaScript rounds larger ones: rather none than another one.
const seed = number => Number.isSafeInteger(number) ? `, seed ${number}` : '';

/** What was tested, and what simpler things earned on the same bars, a sentence each; nothing of what an earlier version did not tell. */
const tested = backtest => [
  backtest.model === undefined ? null : `Model: ${backtest.model.symbol} ${backtest.model.timeframe}${seed(backtest.model.seed)}, networks: ${backtest.model.networks}${backtest.model.trained_at ? `, trained ${backtest.model.trained_at.slice(0, 10)}` : ''}; ${backtest.in_sample ? 'in' : 'out of'} sample.`,
  ...new Set((backtest.benchmarks ?? []).map(other =>
    `${signed(other.total_return)}: ${other.label}${other.percentile == null ? '' : `; the strategy beats ${other.percentile.toFixed(1)} % of the draws`}.`)),
].filter(sentence => sentence);

/** The elements that show it; none while there is no verdict. */
export const verdict = async session => {
  const assessment = session.assessment;
  if (!assessment) return [];
  const backtest = session.phases.find(phase => phase.phase === 'backtesting');
  return [
    el('h2', { textContent: 'Result' }),
    el('p', {}, el('strong', { textContent: `Verdict: ${assessment.verdict}. ` }), assessment.reasons.join(' ')),
    el('ul', {}, ...[...luck(assessment.statistics ?? {}), ...tested(session.results?.backtesting ?? {}), ...(session.results?.backtesting?.notes ?? [])].map(text => el('li', { textContent: text }))),
    el('ul', {}, ...[...assessment.strengths, ...assessment.weaknesses].map(text => el('li', { textContent: text }))),
    ...folds(session.results.training),
    await equity(backtest.operation_id).catch(error => el('p', { className: 'quiet', textContent: `No equity curve: ${error.message}` })),
  ];
};
