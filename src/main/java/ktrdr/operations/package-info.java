/**
 * The visible, cancellable unit of work: an operation, its tree, its transitions and its events. A
 * transition names the version it saw and the term of its owner, so a late writer changes nothing.
 * Start reading at {@link Operation}.
 */
package ktrdr.operations;
