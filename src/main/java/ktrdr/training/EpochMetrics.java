package ktrdr.training;

import java.time.Instant;

/**
 * The results of one epoch.
 *
 * @param epoch counted from 1
 * @param train score during training, with dropout and before each step
 * @param validation score of the network at the end of the epoch
 * @param learningRate of the optimizer in this epoch
 * @param seconds duration of the epoch
 * @param timestamp when it ended
 */
public record EpochMetrics(
    int epoch,
    Score train,
    Score validation,
    double learningRate,
    double seconds,
    Instant timestamp) {}
