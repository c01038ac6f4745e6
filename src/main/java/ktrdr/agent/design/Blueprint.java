package ktrdr.agent.design;

import static ktrdr.agent.Wording.plain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One point of the search space.
 *
 * @param choices the indicators that the network sees, with distinct ids
 * @param target what the network learns to say
 * @param confidence smallest confidence of a signal to trade, 0 to 1
 */
record Blueprint(
    List<IndicatorChoice> choices,
    Target target,
    List<Integer> hiddenLayers,
    double learningRate,
    double dropout,
    double confidence) {

  /** Describes it for people in one line. Different blueprints have different descriptions. */
  String description() {
    return choices.stream()
            .map(choice -> choice.title() + " in " + choice.levels())
            .collect(Collectors.joining(", "))
        + "; "
        + target.description()
        + "; hidden "
        + hiddenLayers
        + "; learning rate "
        + plain(learningRate)
        + "; dropout "
        + plain(dropout)
        + "; confidence "
        + plain(confidence);
  }

  /** Its indicators in one line, as an experiment is remembered: {@code rsi(14), sma(50)}. */
  String indicators() {
    return choices.stream().map(IndicatorChoice::line).distinct().collect(Collectors.joining(", "));
  }

  Blueprint withChoices(List<IndicatorChoice> others) {
    return new Blueprint(others, target, hiddenLayers, learningRate, dropout, confidence);
  }

  Blueprint withTarget(Target other) {
    return new Blueprint(choices, other, hiddenLayers, learningRate, dropout, confidence);
  }

  Blueprint withNetwork(List<Integer> layers, double share) {
    return new Blueprint(choices, target, layers, learningRate, share, confidence);
  }

  Blueprint withConfidence(double needed) {
    return new Blueprint(choices, target, hiddenLayers, learningRate, dropout, needed);
  }

  Blueprint withLearningRate(double rate) {
    return new Blueprint(choices, target, hiddenLayers, rate, dropout, confidence);
  }
}
