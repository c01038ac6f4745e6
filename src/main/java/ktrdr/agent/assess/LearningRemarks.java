package ktrdr.agent.assess;

import static ktrdr.agent.Wording.percent;

import ktrdr.agent.GateResult;
import ktrdr.agent.LeakReport;

/** Writes remarks on the training and the leak check. */
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

  private void leaks() {
    LeakReport leaks = found.evidence().leaks();
    if (!leaks.failures().isEmpty()) {
      remarks.weakness("It knows the future: " + String.join(" ", leaks.failures()));
    } else if (leaks.checked() > 0) {
      remarks.strength(
          "No look-ahead found: at "
              + leaks.checked()
              + " sampled bars, features and scores are unchanged when later bars are removed.");
    }
  }
}
