// What the server tells by itself: trees that are active, their events and their progress.
import { api, isActive, soon } from './page.js';

const KINDS = ['created', 'transition', 'late_result', 'repeated', 'recovered', 'dispatched', 'queued', 'pause_requested', 'timeout', 'resumed', 'fenced'];
const AGAIN = 3000;
// A stream that is silent tells nothing of a server that hangs. Asked so often, with so long to answer, it is known in 5 s.
const ASK_EVERY = 2000;
const ANSWER_WITHIN = 2500;

/** Trees by the id of their root: those that are active, and those that were asked for. */
export const trees = new Map();

const listeners = { tree: [], event: [], root: [], connection: [] };

/**
 * Calls when: a `tree` changed, an `event` was logged, a `root` came or ended, the `connection` is another. Returns the
 * function that ends it.
 */
export const on = (what, listener) => {
  listeners[what].push(listener);
  return () => { listeners[what] = listeners[what].filter(other => other !== listener); };
};

const tell = (what, ...details) => listeners[what].forEach(listener => listener(...details));

const find = (tree, id) => tree.operation_id === id
  ? tree
  : tree.children.map(child => find(child, id)).find(found => found);

/** Operations of a tree, the root first. */
export const operations = tree => [tree, ...tree.children.flatMap(operations)];

/** The trees of what is active, oldest first. */
export const active = () => [...trees.values()]
  .filter(tree => isActive(tree.status))
  .sort((one, other) => one.created_at.localeCompare(other.created_at));

/** Asks for the whole tree; an event says what became of one operation, not all that came with it. */
export const ask = async root => {
  const { data } = await api(`/operations/${root}/tree`);
  const known = trees.get(root);
  // An answer that was on its way for long tells of older times than what came meanwhile.
  if (known && operations(known).some(o => (find(data, o.operation_id)?.version ?? -1) < o.version)) return known;
  trees.set(root, data);
  tell('tree', root);
  return data;
};

const refreshers = new Map();
const refresh = root => {
  if (!refreshers.has(root)) refreshers.set(root, soon(() => ask(root).catch(() => {}), 100));
  refreshers.get(root)();
};

const message = {
  snapshot: ({ root_operation_id: root, data }) => {
    trees.set(root, data);
    tell('tree', root);
    tell('root', root);
  },
  progress: ({ root_operation_id: root, operation_id: id, progress, duration_seconds, eta }) => {
    const operation = trees.has(root) && find(trees.get(root), id);
    if (!operation || !isActive(operation.status) && progress.percentage < 100) return;
    Object.assign(operation, { progress, duration_seconds, eta });
    tell('tree', root);
  },
  end: ({ root_operation_id: root }) => {
    refresh(root);
    tell('root', root);
  },
};

const event = data => {
  const { root_operation_id: root, operation_id: id, after } = data;
  const operation = trees.has(root) && find(trees.get(root), id);
  if (operation) {
    operation.status = after;
    tell('tree', root);
  }
  refresh(root);
  tell('event', data);
  if (id === root) tell('root', root);
};

let source = null;
let answers = true;
let state = 'connecting';

const connection = () => {
  const now = !answers ? 'lost' : source.readyState === EventSource.OPEN ? 'live' : state === 'connecting' ? state : 'reconnecting';
  if (now === state) return;
  state = now;
  tell('connection', state);
};

/** The browser comes back by itself where the connection broke; a refusal it leaves to us. */
const open = () => {
  source = new EventSource('/api/v1/events?roots=@active');
  source.onopen = connection;
  source.onerror = () => {
    connection();
    if (source.readyState === EventSource.CLOSED) setTimeout(open, AGAIN);
  };
  for (const [name, handle] of Object.entries(message)) source.addEventListener(name, m => handle(JSON.parse(m.data)));
  for (const kind of KINDS) source.addEventListener(kind, m => event(JSON.parse(m.data)));
};

const check = async () => {
  try {
    await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN) });
    answers = true;
  } catch {
    answers = false;
  }
  connection();
  setTimeout(check, ASK_EVERY);
};

/** Listens from now on, and notices when the server is gone or hangs: then the `connection` is `lost`. */
export const listen = () => {
  open();
  check();
};
