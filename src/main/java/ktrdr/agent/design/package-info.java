/**
 * The built-in designer: it reads hints from the brief, draws strategies from a search space and
 * scores them on the end of the training part. A checkpoint stores every scored candidate, so a
 * resumed search repeats none; {@link RandomDesigner} takes the first one unscored. Start reading
 * at {@link BuiltinDesigner}.
 */
package ktrdr.agent.design;
