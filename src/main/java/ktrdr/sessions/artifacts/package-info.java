/**
 * The files that operations leave (models, trades, equity curves), each known by its hash, and the
 * folder for imports. A changed or missing file is reported by name. Start reading at {@link
 * KeptFiles}.
 */
package ktrdr.sessions.artifacts;
