/**
 * What the wires to all providers share: server-sent events, JSON of others, their usage and their
 * errors. A provider's room adds how its requests and replies look. Start reading at {@link
 * ModelWire}.
 */
package ktrdr.agent.model.wire;
