// How a training went: the loss of each epoch on the training and the validation rows, and the best epoch.
import { api, el, isActive, say } from './page.js';
import { operations } from './live.js';
import { chart } from './chart.js';

/** Returns `{ element, draw }`; asks the server again when the training has gone on. */
export const curves = complain => {
  const picture = el('div');
  const words = el('p', { className: 'quiet' });
  const element = el('section', { id: 'curves', hidden: true }, el('h2', { textContent: 'Training' }), picture, words);
  let asked = '';
  let last = 0;

  const show = ({ metrics }) => {
    const epochs = metrics.epochs ?? [];
    element.hidden = epochs.length === 0;
    if (element.hidden) return;
    picture.replaceChildren(chart({
      label: 'Loss by epoch',
      x: epochs.map(epoch => epoch.epoch),
      lines: [{ name: 'training loss', values: epochs.map(e => e.train_loss) }, { name: 'validation loss', values: epochs.map(e => e.val_loss), className: 'second' }],
      mark: metrics.best_epoch,
    }));
    say(words, `Best epoch ${metrics.best_epoch} of ${epochs.length}, validation loss ${metrics.best_val_loss?.toFixed(4) ?? '–'}.`);
  };

  const draw = tree => {
    const training = operations(tree).filter(operation => operation.operation_type === 'training').at(-1);
    if (!training?.started_at) return;
    const key = `${training.operation_id} ${training.status}`;
    const again = isActive(training.status) && Date.now() - last > 1000;
    if (asked === key && !again) return;
    asked = key;
    last = Date.now();
    api(`/operations/${training.operation_id}/metrics`).then(({ data }) => show(data), complain);
  };
  return { element, draw };
};
