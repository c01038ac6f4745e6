/**
 * Checks of everything that the server itself can see: database, disk, heap, jobs, clock and
 * settings. It answers within seconds, whatever is wrong. Start reading at {@link Doctor}.
 */
package ktrdr.sessions.doctor;
