package ktrdr.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.Designer;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Research;
import ktrdr.sessions.SessionPhase;

/** Designs a strategy for the session's brief. */
@Named
@Dependent
public class DesignStep extends SessionStep {
  @Inject private Research research;
  @Inject private Designer designer;

  @Override
  protected SessionPhase phase() {
    return SessionPhase.DESIGNING;
  }

  @Override
  protected PhaseResult work(PhaseRun run) {
    Brief brief = research.brief(run.session());
    Design design = designer.design(brief, research.bars(brief, this), this);
    return PhaseResult.designed(design.facts(), design.strategy().name(), design.yaml());
  }
}
