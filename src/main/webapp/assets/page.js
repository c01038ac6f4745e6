// What all parts of the page use. Text from the server is only ever set as text, never as HTML.
import { sign } from './signs.js';

/** Asks the same REST API as everybody; a refusal is an Error with its sentence. */
export const api = async (path, body, method = body === undefined ? 'GET' : 'POST') => {
  const answer = await fetch(`/api/v1${path}`, body === undefined
    ? { method, headers: { Accept: 'application/json' } }
    : { method, headers: { Accept: 'application/json', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const text = await answer.text();
  const json = text.startsWith('{') ? JSON.parse(text) : {};
  if (!answer.ok) throw new Error(json.detail ?? `the server answered ${answer.status}`);
  return json;
};

export const byId = id => document.getElementById(id);

export const el = (name, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
};

/** Adds a line for refusals; returns the function that shows an error there, and nothing when there is none. */
export const refusals = container => {
  const line = el('p', { className: 'refusal' });
  line.setAttribute('role', 'alert');
  container.append(line);
  return error => say(line, error?.message ?? '');
};

/** A time as the reader's clock shows it, with UTC under the pointer. */
export const showTime = (element, iso) => {
  say(element, iso ? new Date(iso).toLocaleString() : '–');
  element.title = iso ? `${iso} UTC` : '';
};

/** Sets a text only when it differs: what does not change keeps focus and selection. */
export const say = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

/**
 * Makes the children of a parent those of a list, in its order. What was there under the same key stays the same
 * element, so that the keyboard's focus stays where it is.
 */
export const keep = (parent, items, key, create, update) => {
  const known = new Map([...parent.children].map(child => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    const child = known.get(name) ?? create(item);
    known.delete(name);
    child.dataset.key = name;
    update(child, item);
    if (child === place) place = place.nextElementSibling;
    else parent.insertBefore(child, place);
  }
  known.forEach(child => child.remove());
};

const TERMINAL = ['completed', 'failed', 'cancelled'];
// What has a sign and is no status of an operation: a phase that has not begun, a result that failed its gate.
const CERTAIN = [...TERMINAL, 'planned', 'gate'];
// A failed gate is a result, not a failure.
const OUTCOMES = { success: 'completed', cancelled: 'cancelled', failed_training_gate: 'gate', failed_backtest_gate: 'gate' };

export const isActive = status => !TERMINAL.includes(status);
export const words = text => (text ?? '–').replaceAll('_', ' ');
export const percent = number => `${Math.floor(number ?? 0)} %`;
export const clock = time => new Date(time).toLocaleTimeString();

/** What a session's outcome means, as a status. */
export const statusOf = outcome => OUTCOMES[outcome] ?? 'failed';

/** While the server does not answer, nobody knows whether what was active still is. */
export let silent = false;

export const serverIsSilent = yes => { silent = yes; };

/** A status has a sign and a word beside its colour. */
export const showStatus = (element, status, text = words(status)) => {
  const unknown = silent && !CERTAIN.includes(status);
  const shown = unknown ? 'unknown' : status;
  if (element.dataset.status !== shown) {
    element.dataset.status = shown;
    element.className = `status ${shown}`;
    element.replaceChildren(sign(shown), el('span'));
  }
  say(element.lastElementChild, unknown ? `last seen ${text}` : text);
};

export const seconds = number => {
  if (number == null) return '–';
  if (number < 90) return `${number.toFixed(1)} s`;
  const minutes = Math.floor(number / 60);
  return minutes < 90 ? `${minutes} min ${Math.round(number % 60)} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** Runs a piece of work once, a moment after the last of many wishes for it. */
export const soon = (work, milliseconds) => {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => { timer = null; work(); }, milliseconds);
  };
};
