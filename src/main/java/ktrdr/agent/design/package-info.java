/**
 * The built-in designer: it reads hints from the brief, draws strategies from a search space and
 * scores them on the design window. A checkpoint keeps every candidate that is scored, so a resumed
 * search repeats none. Start reading at {@link BuiltinDesigner}.
 */
package ktrdr.agent.design;
