/**
 * What earlier research found, for the next one: experiments and hypotheses, with figures of the
 * design window and of the validation only, never of the test and never the verdict. Start reading
 * at {@link Experiment}.
 */
package ktrdr.agent.memory;
