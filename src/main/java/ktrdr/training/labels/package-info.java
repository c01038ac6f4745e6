/**
 * The labels that a network learns from. A label may look ahead; nothing else may. Start reading at
 * {@link LabelSeries}.
 */
package ktrdr.training.labels;
