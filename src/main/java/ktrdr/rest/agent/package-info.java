/**
 * Research sessions and schedules over HTTP: trigger, status, cancel, sessions, schedules. The
 * paths are those of the original ktrdr. Start reading at {@link AgentResource}.
 */
package ktrdr.rest.agent;
