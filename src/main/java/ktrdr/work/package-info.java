/**
 * What all long work uses: progress, cancellation, checkpoints and refusals. Nothing here knows
 * what the work is. Start reading at {@link ProgressMonitor}.
 */
package ktrdr.work;
