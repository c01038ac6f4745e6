/**
 * The files that operations leave: models, trades, equity curves, imported bars, each known by its
 * hash. A changed or missing file is reported by name. Start reading at {@link KeptFiles}.
 */
package ktrdr.sessions.artifacts;
