/**
 * The built-in assessor: statistics, and the verdict with its reasons. Every figure in an
 * assessment is computed here, never taken from a text. Start reading at {@link BuiltinAssessor}.
 */
package ktrdr.agent.assess;
