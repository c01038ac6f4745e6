/**
 * Why an operation is where it is, and what to do next. An explanation never advises what must fail
 * again. Start reading at {@link Explainer}.
 */
package ktrdr.sessions.explain;
