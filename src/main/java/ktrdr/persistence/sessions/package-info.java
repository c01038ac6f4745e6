/**
 * Sessions and what starts them: schedules, idempotency keys and the capacity. The tables of
 * sessions and their actions are those of the original ktrdr. Start reading at {@link
 * JpaSessionStore}.
 */
package ktrdr.persistence.sessions;
