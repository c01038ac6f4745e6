/**
 * Work outside a session: a training, a backtest or a data load with its parameters. It has its own
 * limit and takes no slot of a session. Start reading at {@link Solos}.
 */
package ktrdr.sessions.standalone;
