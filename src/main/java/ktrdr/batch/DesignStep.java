package ktrdr.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import ktrdr.agent.Agents;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.Designer;
import ktrdr.market.BarSeries;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.results.DesignCodec;
import ktrdr.work.CheckpointFile;
import ktrdr.work.Progress;

/** Designs a strategy for the session's brief. */
@Named
@Dependent
public class DesignStep extends SessionStep {
  private static final int EVERY_CANDIDATE = 1;

  @Inject private Research research;
  @Inject private Agents agents;

  /** Candidates that have a line in the job log. */
  private long said;

  /** For the container. */
  public DesignStep() {
    super(SessionPhase.DESIGNING);
  }

  @Override
  protected PhaseResult work(PhaseRun run) {
    Brief brief = research.brief(run.session());
    BarSeries bars = research.bars(brief, this);
    Designer designer = agents.require(run.session().assignment().model()).designer();
    Design design;
    try (CheckpointFile checkpoint = checkpoint(EVERY_CANDIDATE)) {
      design = designer.design(brief, bars, checkpoint, this);
    }
    return PhaseResult.designed(
        DesignCodec.write(design.result()), design.strategy().name(), design.yaml());
  }

  @Override
  protected void reported(Progress progress) {
    if (progress.itemsProcessed() > said) {
      said = progress.itemsProcessed();
      Object best = progress.context().get("best_score");
      say(progress.label() + " done" + (best == null ? "" : ", best score " + best));
    }
  }
}
