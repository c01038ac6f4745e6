package ktrdr.sessions.memory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.memory.Hypothesis;
import ktrdr.agent.memory.HypothesisStatus;
import ktrdr.agent.memory.RememberedMarket;
import ktrdr.agent.memory.ResearchMemory;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.TrainingResult;
import ktrdr.operations.Operation;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.Session;
import ktrdr.sessions.results.AssessmentCodec;
import ktrdr.sessions.results.DesignCodec;
import ktrdr.sessions.results.TrainingCodec;

/**
 * Remembers what the phases of a session found, in the caller's transaction. A phase that is done
 * again replaces what it left before. No figure of a bar behind the design window and no verdict is
 * remembered.
 */
@ApplicationScoped
public class SessionMemory {
  private final ResearchMemory memory;
  private final InstantSource clock;

  @Inject
  public SessionMemory(ResearchMemory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected SessionMemory() {
    this(null, null);
  }

  /**
   * Remembers the result of a phase.
   *
   * @param session with the result
   * @param child the operation that completed with it
   */
  public void note(Session session, Operation child, PhaseResult result) {
    switch (child.type()) {
      case AGENT_DESIGN -> result.design().ifPresent(d -> designed(session, child, result));
      case TRAINING -> trained(session, TrainingCodec.read(child));
      case AGENT_ASSESSMENT -> AssessmentCodec.read(session).ifPresent(a -> assessed(session, a));
      default -> {
        // A backtest tests; nothing of it is remembered.
      }
    }
  }

  private void designed(Session session, Operation child, PhaseResult result) {
    DesignResult design = DesignCodec.read(child);
    Optional<PhaseResult.Basis> basis = result.basis();
    memory.put(
        new Experiment(
            0,
            new Experiment.Origin(session.id(), child.lineage().root().value(), clock.instant()),
            design.source(),
            new Experiment.Bars(
                market(session),
                basis.map(PhaseResult.Basis::dataSha256),
                basis.map(PhaseResult.Basis::until)),
            new Experiment.Plan(design.name(), basis.map(PhaseResult.Basis::indicators).orElse("")),
            chosen(design).flatMap(Candidate::score),
            Optional.empty()));
    memory.raise(
        session.id(),
        Hypothesis.Phase.DESIGN,
        design.byModel().map(by -> claim(session, design, by)).stream().toList());
  }

  private static Optional<Candidate> chosen(DesignResult design) {
    return design.candidates().stream().filter(c -> c.name().equals(design.name())).findFirst();
  }

  private Hypothesis claim(Session session, DesignResult design, DesignResult.ByModel by) {
    boolean unaware = by.masked() && by.unmasked().isEmpty();
    return Hypothesis.raised(
        by.hypothesis(),
        design.source(),
        market(session),
        new Hypothesis.Raised(session.id(), Hypothesis.Phase.DESIGN, unaware, clock.instant()));
  }

  private void trained(Session session, TrainingResult training) {
    training
        .breakdown()
        .designWindow()
        .flatMap(DesignWindowResult::figures)
        .map(seen -> HypothesisStatus.by(seen.directional()))
        .ifPresent(status -> memory.settle(session.id(), status, clock.instant()));
  }

  private void assessed(Session session, AssessmentResult assessment) {
    var raised =
        new Hypothesis.Raised(session.id(), Hypothesis.Phase.ASSESSMENT, false, clock.instant());
    List<Hypothesis> claims =
        assessment.hypotheses().stream()
            .map(
                text ->
                    Hypothesis.raised(
                        text, assessment.explanation().source(), market(session), raised))
            .toList();
    memory.raise(session.id(), Hypothesis.Phase.ASSESSMENT, claims);
  }

  static RememberedMarket market(Session session) {
    Assignment.Market market = session.assignment().market();
    return new RememberedMarket(market.symbol(), market.timeframe());
  }
}
