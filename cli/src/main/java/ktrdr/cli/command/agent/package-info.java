/**
 * Commands for research sessions: research, trigger, status, sessions, cancel, experiments,
 * hypotheses. They speak to the agent paths of the API. Start reading at {@link ResearchCommand}.
 */
package ktrdr.cli.command.agent;
