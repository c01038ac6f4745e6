package ktrdr.batch.steps;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import ktrdr.agent.Brief;
import ktrdr.agent.CandidateReturns;
import ktrdr.agent.Design;
import ktrdr.agent.budget.BudgetBlocked;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.conversation.ConversationFailed;
import ktrdr.agent.design.NoUsableDesign;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.agent.memory.Experiment;
import ktrdr.batch.models.SessionAgents;
import ktrdr.batch.work.Research;
import ktrdr.batch.work.TrialFacts;
import ktrdr.market.BarSeries;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.artifacts.KeptFiles;
import ktrdr.sessions.budget.AtCap;
import ktrdr.sessions.budget.BudgetPauses;
import ktrdr.sessions.memory.Rejections;
import ktrdr.sessions.results.DesignCodec;
import ktrdr.strategy.Strategy;
import ktrdr.work.CheckpointFile;
import ktrdr.work.DurableFile;
import ktrdr.work.Progress;
import ktrdr.work.Refusal;
import ktrdr.work.WorkCancelled;

/** Designs a strategy for the session's brief. */
@Named
@Dependent
public class DesignStep extends SessionStep {
  private static final int EVERY_CANDIDATE = 1;

  @Inject private Research research;
  @Inject private SessionAgents agents;
  @Inject private TrialFacts facts;
  @Inject private Artifacts artifacts;
  @Inject private KeptFiles files;
  @Inject private Rejections rejections;
  @Inject private BudgetPauses pauses;
  @Inject private AtCap whatThen;

  /** Candidates that have a line in the job log. */
  private long said;

  /** For the container. */
  public DesignStep() {
    super(SessionPhase.DESIGNING);
  }

  @Override
  protected PhaseResult work(PhaseRun run) throws IOException {
    Brief brief = research.brief(run.session());
    BarSeries bars = research.bars(brief, this);
    DesignWindow window = DesignWindow.of(brief.evaluation());
    Design design;
    try (CheckpointFile checkpoint = checkpoint(EVERY_CANDIDATE)) {
      design =
          tested(agents.designer(run, bars, this).design(brief, bars, checkpoint, this), brief);
    } catch (BudgetExhausted | BudgetBlocked atCap) {
      throw end(run, atCap);
    } catch (NoUsableDesign | ConversationFailed rejected) {
      remember(run, window.end(bars), rejected);
      throw rejected;
    }
    if (design.returns().isPresent()) {
      keep(run.child().id(), design.returns().get());
    }
    return PhaseResult.designed(
            DesignCodec.write(design.result()), design.strategy().name(), design.yaml())
        .on(basis(design.strategy(), window, bars))
        .trying(facts.designed(design.result(), window, bars, this));
  }

  private static Design tested(Design design, Brief brief) {
    return brief.evaluation().map(design::with).orElse(design);
  }

  /** Only of a design that was rejected: other failures say nothing about designs. */
  private void remember(PhaseRun run, Instant until, Refusal rejected) {
    if (rejected instanceof ConversationFailed && rejected.faults().isEmpty()) {
      return;
    }
    String source = run.session().assignment().models().design().model();
    keep(() -> rejections.note(run, source, until, rejected.getMessage()));
  }

  private void keep(OperationId id, CandidateReturns returns) throws IOException {
    DurableFile.replace(artifacts.candidateReturns(id), returns);
    keep(() -> files.note(id, artifacts.candidateReturns(id)));
  }

  private PhaseResult.Basis basis(Strategy strategy, DesignWindow window, BarSeries bars) {
    return new PhaseResult.Basis(
        Experiment.Plan.indicators(strategy), bars.sha256(this), window.end(bars));
  }

  private RuntimeException end(PhaseRun run, Refusal atCap) {
    if (whatThen == AtCap.END) {
      return atCap;
    }
    say("pauses: " + atCap.getMessage());
    keep(() -> pauses.pause(run.child().lineage().root(), atCap));
    return new WorkCancelled();
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
