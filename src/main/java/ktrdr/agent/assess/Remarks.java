package ktrdr.agent.assess;

import java.util.ArrayList;
import java.util.List;

/** Collects sentences about findings, which are derived from the numbers. */
final class Remarks {
  private final List<String> strengths = new ArrayList<>();
  private final List<String> weaknesses = new ArrayList<>();
  private final List<String> suggestions = new ArrayList<>();
  private final List<String> hypotheses = new ArrayList<>();

  static Remarks on(Findings found) {
    Remarks remarks = new Remarks();
    new LearningRemarks(found, remarks).write();
    if (found.backtested()) {
      new TradingRemarks(found, remarks).write();
    }
    return remarks;
  }

  void strength(String sentence) {
    strengths.add(sentence);
  }

  void weakness(String sentence) {
    weaknesses.add(sentence);
  }

  /** Adds a suggestion unless it was already made. */
  void suggestion(String sentence) {
    if (!suggestions.contains(sentence)) {
      suggestions.add(sentence);
    }
  }

  void hypothesis(String sentence) {
    hypotheses.add(sentence);
  }

  List<String> strengths() {
    return List.copyOf(strengths);
  }

  List<String> weaknesses() {
    return List.copyOf(weaknesses);
  }

  List<String> suggestions() {
    return List.copyOf(suggestions);
  }

  List<String> hypotheses() {
    return List.copyOf(hypotheses);
  }
}
