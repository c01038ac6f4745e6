/**
 * Decides whether new work may begin: slots, idempotency keys, the agent's switch, and whether this
 * server can write. Each refusal is a type named for its reason. Start reading at {@link
 * Admission}.
 */
package ktrdr.sessions.admission;
