/**
 * Work outside a session: a training, a backtest or a data import with its parameters. It has its
 * own limit and takes no session slot. Start reading at {@link Solos}.
 */
package ktrdr.sessions.standalone;
