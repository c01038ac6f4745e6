package ktrdr.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.trials.Tried;

/**
 * What a phase hands back.
 *
 * @param results the JSON object of the phase's result, as {@code sessions.results} writes it and
 *     {@code GET /operations/{id}/results} returns it
 * @param design the strategy, if the phase was the design
 * @param verdict the assessment, if the phase was the assessment
 * @param basis what the design stands on, where that is known
 * @param tried what a design, a training or a backtest tried; empty if it tried nothing
 */
public record PhaseResult(
    Map<String, Object> results,
    List<String> warnings,
    Optional<Session.Design> design,
    Optional<Session.Verdict> verdict,
    Optional<Basis> basis,
    Optional<Tried> tried) {

  /**
   * What a design stands on.
   *
   * @param indicators of the strategy, in one line
   * @param dataSha256 hash of the bars, in hex
   * @param until no figure of the design comes from a later bar
   */
  public record Basis(String indicators, String dataSha256, Instant until) {}

  /** Returns a result without warnings, design or verdict. */
  public static PhaseResult of(Map<String, Object> results) {
    return new PhaseResult(
        results, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static PhaseResult designed(Map<String, Object> results, String name, String document) {
    Session.Design design = new Session.Design(Optional.of(name), Optional.of(document));
    return new PhaseResult(
        results,
        List.of(),
        Optional.of(design),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static PhaseResult assessed(Map<String, Object> results, String text) {
    Session.Verdict verdict = new Session.Verdict(Optional.of(text), results);
    return new PhaseResult(
        results,
        List.of(),
        Optional.empty(),
        Optional.of(verdict),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, with a sentence for people. */
  public PhaseResult warning(String sentence) {
    return new PhaseResult(results, List.of(sentence), design, verdict, basis, tried);
  }

  /** The same, with what the design stands on. */
  public PhaseResult on(Basis known) {
    return new PhaseResult(results, warnings, design, verdict, Optional.of(known), tried);
  }

  /** The same, with what was tried for it. */
  public PhaseResult trying(Optional<Tried> what) {
    return new PhaseResult(results, warnings, design, verdict, basis, what);
  }
}
