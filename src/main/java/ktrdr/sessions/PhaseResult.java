package ktrdr.sessions;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a phase hands back.
 *
 * @param results the JSON object of the phase's result, as {@code sessions.results} writes it and
 *     {@code GET /operations/{id}/results} returns it
 * @param design the strategy, if the phase was the design
 * @param verdict the assessment, if the phase was the assessment
 */
public record PhaseResult(
    Map<String, Object> results,
    List<String> warnings,
    Optional<Session.Design> design,
    Optional<Session.Verdict> verdict) {

  /** Returns a result without warnings, design or verdict. */
  public static PhaseResult of(Map<String, Object> results) {
    return new PhaseResult(results, List.of(), Optional.empty(), Optional.empty());
  }

  public static PhaseResult designed(Map<String, Object> results, String name, String document) {
    Session.Design design = new Session.Design(Optional.of(name), Optional.of(document));
    return new PhaseResult(results, List.of(), Optional.of(design), Optional.empty());
  }

  public static PhaseResult assessed(Map<String, Object> results, String text) {
    Session.Verdict verdict = new Session.Verdict(Optional.of(text), results);
    return new PhaseResult(results, List.of(), Optional.empty(), Optional.of(verdict));
  }
}
