/**
 * The values of a training: task, split, scores and progress. They know neither the network library
 * nor a server. Start reading at {@link TrainingTask}.
 */
package ktrdr.training;
