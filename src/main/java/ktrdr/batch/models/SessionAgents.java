package ktrdr.batch.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ktrdr.agent.Agents;
import ktrdr.agent.Assessor;
import ktrdr.agent.Designer;
import ktrdr.agent.conversation.ModelAssessor;
import ktrdr.agent.conversation.ModelDesigner;
import ktrdr.agent.conversation.Speaker;
import ktrdr.agent.conversation.Turns;
import ktrdr.agent.ledger.CallSettled;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.agent.memory.MemoryLines;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.call.LanguageModels;
import ktrdr.agent.model.call.LanguageModels.Callable;
import ktrdr.agent.prices.PriceList;
import ktrdr.agent.results.AssessmentResult.Fallback;
import ktrdr.batch.WorkMonitor;
import ktrdr.batch.work.Originals;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Origin;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.memory.Recall;
import ktrdr.sessions.results.AssessmentCodec;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.Refusal;

/** Who designs and assesses for a session: the built-in agent, or the models that it named. */
@ApplicationScoped
public class SessionAgents {
  @Inject private Agents agents;
  @Inject private LanguageModels models;
  @Inject private Ledger ledger;
  @Inject private PriceList prices;
  @Inject private SessionStore sessions;
  @Inject private Recall recall;
  @Inject private Originals originals;
  @Inject private EarlierAssessment earlier;
  @Inject private StrategyReader reader;
  @Inject private Event<CallSettled> settled;
  @Inject private InstantSource clock;

  /**
   * Returns the designer of a session. It is told of earlier research; the built-in one is not if
   * the session has a seed of its own, because then its design follows from brief, seed and bars.
   *
   * @param bars those to design for; figures of bars behind the design window are not told
   * @throws ktrdr.agent.model.ModelNotAvailable if this server can't call its model
   * @throws OtherHost if this server calls it at another host than the session was started with
   */
  public Designer designer(PhaseRun run, BarSeries bars, WorkMonitor monitor) {
    Assignment.Models used = run.session().assignment().models();
    if (!used.design().language()) {
      Designer builtin = agents.require(used.design().model()).designer();
      return builtin.with(monitor.crew()).knowing(tried(run, bars, monitor));
    }
    if (replays(run)) {
      return new ModelDesigner(
          recorded(run, used.design(), monitor), reader(run), used.masked(), told(run));
    }
    Speaker speaker = speaker(run, used.design(), monitor);
    return new ModelDesigner(speaker, reader(run), used.masked(), remembered(run, bars, monitor));
  }

  /** Sessions that say nothing of an evaluation began when documents had the first defaults. */
  private StrategyReader reader(PhaseRun run) {
    return run.session().assignment().evaluation().isPresent()
        ? reader
        : reader.with(Defaults.FIRST);
  }

  private Set<String> tried(PhaseRun run, BarSeries bars, WorkMonitor monitor) {
    boolean repeatable = run.session().assignment().seed().isPresent();
    List<String> lines =
        replays(run) ? told(run) : repeatable ? List.of() : remembered(run, bars, monitor);
    Set<String> tried = MemoryLines.tried(lines);
    if (!tried.isEmpty()) {
      monitor.say("looks elsewhere than at what was tried before: " + String.join("; ", tried));
    }
    return tried;
  }

  private static boolean replays(PhaseRun run) {
    return run.session().origin().flatMap(from -> from.as(Origin.Kind.REPLAY)).isPresent();
  }

  private List<String> told(PhaseRun run) {
    return originals
        .work(run.session(), OperationType.AGENT_DESIGN)
        .flatMap(design -> recall.told(design.id()))
        .orElse(List.of());
  }

  private List<String> remembered(PhaseRun run, BarSeries bars, WorkMonitor monitor) {
    List<String> lines = new ArrayList<>();
    if (bars.size() > 0) {
      DesignWindow window = DesignWindow.of(run.session().assignment().evaluation());
      Instant behind = bars.start(window.bars(bars.size()));
      monitor.keep(
          () -> {
            lines.clear();
            lines.addAll(recall.lines(run, behind));
          });
    }
    return lines;
  }

  /** Returns the assessor of a session; it falls back to the built-in text by itself. */
  public Assessor assessor(PhaseRun run, WorkMonitor monitor) {
    Assignment.Models used = run.session().assignment().models();
    Assessor builtin = agents.require(Agents.BUILTIN).assessor();
    if (!used.assess().language()) {
      return builtin;
    }
    if (replays(run)) {
      return new ModelAssessor(
          recorded(run, used.assess(), monitor), builtin, earlier.told(run.session()));
    }
    try {
      return new ModelAssessor(speaker(run, used.assess(), monitor), builtin);
    } catch (Refusal refused) {
      Fallback fallback = new Fallback(refused.code(), refused.getMessage());
      return (evidence, resamples, watch) ->
          builtin.assess(evidence, resamples, watch).fallingBack(fallback);
    }
  }

  private Speaker speaker(PhaseRun run, Assignment.Choice choice, WorkMonitor monitor) {
    Callable model = models.find(choice.model());
    if (!model.host().equals(choice.host())) {
      throw new OtherHost(choice, model.host());
    }
    PinnedPrice.change(choice, prices.find(model.row().id(), ledger.day())).ifPresent(monitor::say);
    return speaker(
        model.row(),
        new LedgerTurns(run.child(), run.phase().step(), model, books(run), monitor),
        choice);
  }

  /** The model as it spoke in the session that is replayed. */
  private Speaker recorded(PhaseRun run, Assignment.Choice choice, WorkMonitor monitor) {
    LanguageModels.Recorded model = models.recorded(choice.model(), choice.host());
    Operation led = originals.work(run.session(), run.child().type()).orElseThrow();
    Optional<Fallback> fallback =
        Optional.of(run.phase())
            .filter(SessionPhase.ASSESSING::equals)
            .flatMap(phase -> originals.of(run.session()))
            .flatMap(AssessmentCodec::read)
            .flatMap(earlier -> earlier.explanation().fallback());
    var source = new RecordedTurns.Source(led, fallback);
    return speaker(
        model.row(),
        new RecordedTurns(run.child(), source, model.at(), books(run), monitor),
        choice);
  }

  private LedgerTurns.Books books(PhaseRun run) {
    return new LedgerTurns.Books(
        ledger, call -> sessions.add(run.session().id(), call), settled::fire, clock);
  }

  private Speaker speaker(ModelRow row, Turns turns, Assignment.Choice choice) {
    return new Speaker(
        row,
        turns,
        models.settings().maxTurns(),
        models.settings().output().most(),
        choice.prompts());
  }
}
