/**
 * What the phases of a session hand on: the results of design, training, backtest and assessment,
 * with their gates and statistics. They are values, and none of them knows its name on the wire.
 * Start reading at {@link AssessmentResult}.
 */
package ktrdr.agent.results;
