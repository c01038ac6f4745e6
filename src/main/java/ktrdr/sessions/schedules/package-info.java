/**
 * Schedules: cron expressions, due times, and the sessions that they start. A firing that was
 * missed starts once, and two servers never start it twice. Start reading at {@link Schedules}.
 */
package ktrdr.sessions.schedules;
