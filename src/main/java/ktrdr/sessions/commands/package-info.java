/**
 * What a user asks of a session: start, cancel, pause, resume, retry. Each command is one
 * transaction, followed by its effects on jobs. Start reading at {@link Sessions}.
 */
package ktrdr.sessions.commands;
