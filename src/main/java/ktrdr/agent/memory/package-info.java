/**
 * What earlier research found, for the next one: experiments and hypotheses, with figures of the
 * design window only, never of later bars and never the verdict. Start reading at {@link
 * Experiment}.
 */
package ktrdr.agent.memory;
