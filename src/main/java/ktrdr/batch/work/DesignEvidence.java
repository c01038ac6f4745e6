package ktrdr.batch.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import ktrdr.agent.CandidateReturns;
import ktrdr.agent.Evidence;
import ktrdr.agent.Trials;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.trials.Window;
import ktrdr.batch.WorkMonitor;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Session;
import ktrdr.sessions.artifacts.KeptFiles;
import ktrdr.sessions.results.DesignCodec;

/** What an assessment takes from the search for the design. */
@ApplicationScoped
public class DesignEvidence {
  @Inject private Originals originals;
  @Inject private Artifacts artifacts;
  @Inject private KeptFiles files;

  /**
   * The bars in which the session's candidates were scored; empty if it scored none, because its
   * strategy was given or written by a language model.
   */
  public Optional<Window> window(Session session, BarSeries bars) {
    return design(session)
        .filter(design -> design.candidates().stream().anyMatch(c -> c.score().isPresent()))
        .map(
            design ->
                new Window(
                    bars.start(0), DesignWindow.of(session.assignment().evaluation()).end(bars)));
  }

  /**
   * How the design was found.
   *
   * @param trials of the design window; empty gives nothing
   * @param monitor is told if this home lacks what the candidates earned
   * @throws ktrdr.sessions.artifacts.FileChanged if that is not what was written
   */
  public Optional<Evidence.Designed> of(
      Session session, Optional<Trials> trials, BarSeries bars, WorkMonitor monitor)
      throws IOException {
    if (trials.isEmpty()) {
      return Optional.empty();
    }
    Optional<Operation> operation = operation(session);
    Optional<CandidateReturns> returns =
        operation.isPresent()
            ? returns(operation.get().id(), artifacts, files, monitor::say)
            : Optional.empty();
    return operation
        .map(DesignCodec::read)
        .flatMap(design -> chosen(design))
        .map(
            candidate ->
                new Evidence.Designed(
                    trials.get(), returns, candidate.number(), bars.barsPerYear()));
  }

  private Optional<DesignResult> design(Session session) {
    return operation(session).map(DesignCodec::read);
  }

  private Optional<Operation> operation(Session session) {
    return originals.completed(session, OperationType.AGENT_DESIGN);
  }

  private static Optional<Candidate> chosen(DesignResult design) {
    return design.candidates().stream()
        .filter(candidate -> candidate.score().isPresent())
        .filter(candidate -> candidate.name().equals(design.name()))
        .findFirst();
  }

  /**
   * What the candidates of a design earned. Empty if the file is not here: designs of earlier
   * versions and of another home have none.
   *
   * @param missing is told that in a sentence
   */
  static Optional<CandidateReturns> returns(
      OperationId design, Artifacts artifacts, KeptFiles files, Consumer<String> missing)
      throws IOException {
    Path file = artifacts.candidateReturns(design);
    if (Files.exists(file)) {
      return Optional.of(CandidateReturns.read(files.unchanged(design, file)));
    }
    missing.accept(
        "this home has no "
            + file.getFileName()
            + " of the design, so neither its deflated Sharpe ratio nor the probability of"
            + " backtest overfitting is computed");
    return Optional.empty();
  }
}
