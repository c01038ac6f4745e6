/**
 * The trainer, the trained model, and how both are saved. A resumed training gives the same bits as
 * an uninterrupted one. Start reading at {@link Trainer}.
 */
package ktrdr.training.trainer;
