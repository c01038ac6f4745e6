/**
 * What a user asks of a session: start, cancel, pause, resume, retry. Each command is one
 * transaction, followed by what it sets off. Start reading at {@link Sessions}.
 */
package ktrdr.sessions.commands;
