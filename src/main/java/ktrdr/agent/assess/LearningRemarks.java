package ktrdr.agent.assess;

import static ktrdr.agent.Wording.percent;

import java.util.List;
import java.util.stream.Collectors;
import ktrdr.agent.results.GateResult;
import ktrdr.strategy.Labels;
import ktrdr.training.Baseline;
import ktrdr.training.LearningState;

/** Writes remarks on the training and the leak checks. */
record LearningRemarks(Findings found, Remarks remarks) {

  void write() {
    training();
    leaks();
  }

  private void training() {
    GateResult gate = found.evidence().trainingGate();
    if (gate.passed()) {
      right(found.statistics().test().accuracy());
      return;
    }
    remarks.weakness("Training fell short: " + gate.reason() + ".");
    found.evidence().training().learning().ifPresent(this::advise);
  }

  // A network can foretell the zigzag of a random walk.
  private void right(double accuracy) {
    String right = "The network is right on " + percent(accuracy) + " of rows that it never saw";
    List<Baseline> better = better(accuracy);
    if (found.labels().filter(Labels.Zigzag.class::isInstance).isPresent()) {
      remarks.weakness(
          right
              + ", but its labels are a zigzag, which flatters it: on a random walk, too, RSI alone"
              + " predicts them, and trading that earns nothing.");
    } else if (!better.isEmpty()) {
      remarks.weakness(
          right
              + ", and "
              + better.stream().map(LearningRemarks::told).collect(Collectors.joining(" and "))
              + ": its accuracy is no strength.");
    } else {
      remarks.strength(right + ".");
    }
  }

  /** The baselines that are right on as many of the same rows. */
  private List<Baseline> better(double accuracy) {
    return found.evidence().training().breakdown().baselines().stream()
        .filter(baseline -> baseline.score().accuracy() >= accuracy)
        .toList();
  }

  private static String told(Baseline baseline) {
    String name =
        baseline.name().equals(Baseline.MAJORITY)
            ? "the most frequent label of the training"
            : "a " + baseline.name() + " network";
    return name + " on " + percent(baseline.score().accuracy());
  }

  private void advise(LearningState state) {
    switch (state) {
      case STILL_LEARNING -> {
        remarks.suggestion("Let it fit more: more epochs, or a higher learning_rate.");
        remarks.hypothesis(
            "It was stopped too early: with twice the epochs its test loss is lower by more than its"
                + " standard error.");
      }
      case OVERFITTING -> {
        remarks.suggestion("Let it fit less: smaller hidden_layers, more dropout or weight_decay.");
        remarks.hypothesis(
            "It learned its rows by heart: a smaller network has a test loss that is lower by more"
                + " than its standard error.");
      }
      case SETTLED -> {
        remarks.suggestion("Give the network other indicators, or other periods of the same ones.");
        remarks.hypothesis(
            "These inputs carry too little about the labels: another indicator family lifts the test"
                + " accuracy by more than its standard error.");
      }
    }
  }

  // That nothing leaked is the least to ask for, and no strength.
  private void leaks() {
    found.evidence().leaks().failures().stream()
        .findFirst()
        .ifPresent(first -> remarks.weakness("A leak check failed: " + first));
  }
}
