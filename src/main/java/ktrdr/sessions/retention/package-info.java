/**
 * What is kept, and for how long. A tree is deleted before its files, and never while it is in use.
 * Start reading at {@link Retention}.
 */
package ktrdr.sessions.retention;
