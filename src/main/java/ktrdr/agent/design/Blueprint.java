package ktrdr.agent.design;

import static ktrdr.agent.Wording.plain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One point of the space that the search goes through.
 *
 * @param choices what the network sees, each of another id
 * @param zigzagThreshold smallest move that makes a label, a fraction
 * @param confidence that a signal needs, 0 to 1
 */
record Blueprint(
    List<IndicatorChoice> choices,
    double zigzagThreshold,
    List<Integer> hiddenLayers,
    double learningRate,
    double dropout,
    double confidence) {

  /** For people, in one line; two blueprints differ in it if they differ at all. */
  String description() {
    return choices.stream()
            .map(choice -> choice.title() + " in " + choice.levels())
            .collect(Collectors.joining(", "))
        + "; zigzag "
        + plain(zigzagThreshold)
        + "; hidden "
        + hiddenLayers
        + "; learning rate "
        + plain(learningRate)
        + "; dropout "
        + plain(dropout)
        + "; confidence "
        + plain(confidence);
  }

  Blueprint withChoices(List<IndicatorChoice> others) {
    return new Blueprint(others, zigzagThreshold, hiddenLayers, learningRate, dropout, confidence);
  }

  Blueprint withZigzag(double threshold) {
    return new Blueprint(choices, threshold, hiddenLayers, learningRate, dropout, confidence);
  }

  Blueprint withNetwork(List<Integer> layers, double share) {
    return new Blueprint(choices, zigzagThreshold, layers, learningRate, share, confidence);
  }

  Blueprint withConfidence(double needed) {
    return new Blueprint(choices, zigzagThreshold, hiddenLayers, learningRate, dropout, needed);
  }

  Blueprint withLearningRate(double rate) {
    return new Blueprint(choices, zigzagThreshold, hiddenLayers, rate, dropout, confidence);
  }
}
