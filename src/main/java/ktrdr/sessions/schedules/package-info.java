/**
 * Schedules: cron expressions, due times, and the sessions that they start. A time missed by more
 * than a minute is only reported, and two servers never fire one time twice. Start reading at
 * {@link Schedules}.
 */
package ktrdr.sessions.schedules;
