/**
 * Whether new work may begin: slots, idempotency keys, the switch of the agent, and what this
 * server can store. Each refusal is a type named for its reason. Start reading at {@link
 * Admission}.
 */
package ktrdr.sessions.admission;
