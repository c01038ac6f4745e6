package ktrdr.sessions.memory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.memory.ResearchMemory;
import ktrdr.sessions.PhaseRun;

/**
 * Remembers designs that came to nothing, so that the next designer is told why. A design that is
 * done again replaces what it left. Each call is one transaction.
 */
@ApplicationScoped
@Transactional
public class Rejections {
  private final ResearchMemory memory;
  private final InstantSource clock;

  @Inject
  public Rejections(ResearchMemory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Rejections() {
    this(null, null);
  }

  /**
   * Remembers that a design came to nothing.
   *
   * @param source the designer, as in {@link Experiment}
   * @param until start of the last bar of the design window
   * @param reason a sentence
   */
  public void note(PhaseRun design, String source, Instant until, String reason) {
    memory.put(
        new Experiment(
            0,
            new Experiment.Origin(
                design.session().id(), design.child().lineage().root().value(), clock.instant()),
            source,
            new Experiment.Bars(
                SessionMemory.market(design.session()), Optional.empty(), Optional.of(until)),
            Experiment.Plan.rejected(reason),
            Optional.empty(),
            Optional.empty()));
  }
}
