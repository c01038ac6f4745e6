/**
 * What phases hand on, as JSON objects: the wire names of every result stand here and nowhere else.
 * Results are stored under these names and answered under them; results of earlier versions are
 * read too, and parts that they lack are empty or NaN. Start reading at {@link BacktestCodec}.
 */
package ktrdr.sessions.results;
