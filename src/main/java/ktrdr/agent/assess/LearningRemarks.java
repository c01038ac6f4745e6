package ktrdr.agent.assess;

import static ktrdr.agent.Wording.percent;

import ktrdr.agent.GateResult;

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
    remarks.suggestion(
        gate.reason().startsWith("accuracy")
            ? "Give the network other indicators, or other periods of the same ones."
            : "Let it fit more: more epochs, a higher learning_rate, or wider hidden_layers.");
    remarks.hypothesis(
        "These inputs carry too little about the labels: another indicator family lifts the test"
            + " accuracy by more than its standard error.");
  }

  // That nothing leaked is the least to ask for, and no strength.
  private void leaks() {
    found.evidence().leaks().failures().stream()
        .findFirst()
        .ifPresent(first -> remarks.weakness("A leak check failed: " + first));
  }
}
