/**
 * Memories over HTTP: experiments and hypotheses, the newest first. Start reading at {@link
 * ExperimentsResource}.
 */
package ktrdr.rest.memory;
