/**
 * What is kept, and for how long. A tree and its files are deleted together, and never while they
 * are in use. Start reading at {@link Retention}.
 */
package ktrdr.sessions.retention;
