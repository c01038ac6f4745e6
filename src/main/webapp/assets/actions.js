// What can be done to a session, and the dialog that asks why.
import { api, byId, el } from './page.js';

const ACTIONS = [
  { name: 'cancel', label: 'Cancel', when: o => ['pending', 'running', 'paused', 'resuming'].includes(o.status) },
  { name: 'force', label: 'Cut off', when: o => o.status === 'cancelling' },
  { name: 'pause', label: 'Pause', when: o => o.status === 'running' && !o.pause },
  { name: 'resume', label: 'Resume', when: o => ['paused', 'failed', 'cancelled'].includes(o.status) && o.queue_position == null },
  { name: 'retry', label: 'Retry', when: o => ['failed', 'cancelled'].includes(o.status) },
];

/** What the status of an operation allows. */
export const allowed = operation => ACTIONS.filter(action => action.when(operation));

const send = (name, id, reason, from) => {
  const body = reason ? { reason } : {};
  if (name === 'force') return api(`/operations/${id}/cancel`, { ...body, force: true });
  if (name === 'retry' && from) body.from = from;
  return api(`/operations/${id}/${name}`, body);
};

/** Asks for a reason, then does it; the promise is broken with the server's sentence when it refuses. */
const perform = (action, id, isSession) => new Promise((done, refused) => {
  const dialog = byId('ask');
  const form = dialog.querySelector('form');
  form.reset();
  byId('ask-title').textContent = `${action.label} ${id}`;
  byId('ask-yes').textContent = action.label;
  byId('from-label').hidden = action.name !== 'retry' || !isSession;
  dialog.returnValue = 'no';
  dialog.onclose = () => {
    if (dialog.returnValue !== 'yes') return done();
    const { reason, from } = form.elements;
    send(action.name, id, reason.value.trim(), from.value).then(done, refused);
  };
  dialog.showModal();
});

/** A button for an action on an operation. */
export const button = (action, root, complain) => el('button', {
  type: 'button',
  className: action.name,
  textContent: action.label,
  onclick: () => perform(action, root.operation_id, root.operation_type === 'agent_session')
    .then(() => complain(), complain),
});
