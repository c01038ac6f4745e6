/**
 * Research sessions and schedules over HTTP: trigger, status, cancel, sessions, schedules. These
 * paths are those of the first ktrdr. Start reading at {@link AgentResource}.
 */
package ktrdr.rest.agent;
