// Which view the address names. An address is `#/view/part?filter=value`; `#12` and `#op_…` are short for their session.

const SHORT = /^#(\d+|op_\w+)$/;

/** The address of a view; filters without a value are left out. */
export const address = (view, part = '', filters = {}) => {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '' && value != null)).toString();
  return `#/${view}${part === '' ? '' : `/${encodeURIComponent(part)}`}${query ? `?${query}` : ''}`;
};

/** The address of a session, or of an operation without one. */
export const addressOf = root => root.session_id == null ? address('operations', root.operation_id) : address('sessions', root.session_id);

const decoded = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // typed by hand
  }
};

/** What the address names: `{ view, part, filters }`. */
export const place = () => {
  const short = location.hash.match(SHORT)?.[1];
  if (short) return { view: short.startsWith('op_') ? 'operations' : 'sessions', part: short, filters: {} };
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [view = '', part = ''] = path.split('/');
  return { view, part: decoded(part), filters: Object.fromEntries(new URLSearchParams(query)) };
};

/** Changes the filters in the address without a new entry in the browser's history. */
export const filterBy = filters => {
  const { view, part } = place();
  history.replaceState(null, '', address(view, part, filters));
};
