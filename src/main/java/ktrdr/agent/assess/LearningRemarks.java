package ktrdr.agent.assess;

import static ktrdr.agent.Wording.percent;

import ktrdr.agent.GateResult;
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
      String accuracy = percent(found.statistics().test().accuracy());
      remarks.strength("The network is right on " + accuracy + " of rows that it never saw.");
      return;
    }
    remarks.weakness("Training fell short: " + gate.reason() + ".");
    found.evidence().training().learning().ifPresent(this::advise);
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
