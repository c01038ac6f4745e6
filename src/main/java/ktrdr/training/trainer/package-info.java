/**
 * The trainer, which joins rows, fits, folds and scores to a training. A resumed training gives the
 * same bits as an uninterrupted one. Start reading at {@link Trainer}.
 */
package ktrdr.training.trainer;
