// A bar for each phase and attempt, where it lies in the time of the whole tree.
import { el, isActive, keep, say, seconds, words } from './page.js';
import { operations } from './live.js';

const at = time => Date.parse(time);

/** Begin and end of what has begun; what still works ends now. */
const span = operation => [at(operation.started_at ?? operation.created_at), operation.completed_at ? at(operation.completed_at) : Date.now()];

/** Returns `{ element, draw }`. The waiting before the first phase is what is empty at the left. */
export const timeline = () => {
  const bars = el('ol', { className: 'bars' });
  const scale = el('p', { className: 'scale quiet' }, el('span'), el('span'));
  const element = el('figure', { className: 'timeline', hidden: true }, bars, scale);
  const draw = tree => {
    const children = operations(tree).slice(1).filter(operation => operation.started_at);
    element.hidden = children.length === 0;
    if (element.hidden) return;
    const first = at(tree.created_at);
    const last = isActive(tree.status) ? Date.now() : at(tree.completed_at);
    const whole = Math.max(last - first, 1);
    keep(bars, children, operation => operation.operation_id, () => el('li', {}, el('span', { className: 'what' }), el('span', { className: 'track' }, el('span'))),
      (item, operation) => {
        const [name, track] = item.children;
        const [from, to] = span(operation);
        const bar = track.firstElementChild;
        say(name, words(operation.operation_type.replace('agent_', '')) + (operation.attempt > 1 ? ` ${operation.attempt}` : ''));
        bar.className = `bar ${operation.status}`;
        bar.style.left = `${100 * (from - first) / whole}%`;
        bar.style.width = `${Math.max(100 * (to - from) / whole, 0.3)}%`;
        bar.title = `${operation.status}: ${seconds((to - from) / 1000)}`;
      });
    say(scale.firstElementChild, new Date(first).toLocaleTimeString());
    say(scale.lastElementChild, `${new Date(last).toLocaleTimeString()} · ${seconds(whole / 1000)}`);
  };
  return { element, draw };
};
