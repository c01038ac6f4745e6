package ktrdr.sessions.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.memory.Hypothesis;
import ktrdr.agent.memory.MemoryPage;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.TrainingBreakdown;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.TrialScore;
import ktrdr.agent.results.WalkForwardResult;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.results.DesignCodec;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.training.Score;

/** Sessions whose phases end with results that are worth remembering. */
final class Remembering {
  static final Instant WINDOW_END = Instant.parse("2019-03-01T00:00:00Z");
  static final Instant BEHIND_WINDOW = Instant.parse("2019-03-02T00:00:00Z");
  private static final Instant VALIDATION_END = Instant.parse("2021-03-01T00:00:00Z");
  private static final Instant TEST_BEGINS = Instant.parse("2021-03-02T00:00:00Z");
  private static final int ALL = 100;

  private final Stage stage;

  Remembering(Stage stage) {
    this.stage = stage;
  }

  /** Three candidates, of which the second is chosen. */
  static PhaseResult builtin() {
    List<Candidate> tried =
        List.of(candidate(1, "first", 70), candidate(2, "second", 34), candidate(3, "third", 50));
    return result(
        new DesignResult("second", "name: second", "builtin", tried, "why", Optional.empty()));
  }

  private static Candidate candidate(int number, String name, int trades) {
    TrialScore score = new TrialScore(0.45, 0.12, trades, 0.412, 1.05, 700);
    return new Candidate(number, Candidate.Origin.EXPLORED, name, "a line", Optional.of(score), "");
  }

  static PhaseResult byModel(String hypothesis) {
    return byModel(hypothesis, true);
  }

  static PhaseResult byModel(String hypothesis, boolean masked) {
    var by = new DesignResult.ByModel(hypothesis, true, masked, Optional.empty(), "design-1");
    return result(
        new DesignResult(
            "spx-2020", "name: spx-2020", "anthropic/opus", List.of(), "why", Optional.of(by)));
  }

  private static PhaseResult result(DesignResult design) {
    return PhaseResult.designed(DesignCodec.write(design), design.name(), design.document())
        .on(new PhaseResult.Basis("rsi(14)", "window", WINDOW_END));
  }

  /**
   * A training, held out and walked forward at once.
   *
   * @param skill t statistic of the directional skill in the design window
   * @param later all figures of bars behind the window
   */
  private static TrainingResult training(double skill, double later) {
    var model =
        new TrainingResult.Model(
            Optional.of("m"),
            Optional.of("w"),
            Optional.of("trained"),
            OptionalLong.of(1),
            100,
            Optional.empty());
    var split =
        new TrainingResult.Split(
            new TrainingResult.Part(Instant.parse("2000-01-03T00:00:00Z"), WINDOW_END, 700),
            new TrainingResult.Part(WINDOW_END.plusSeconds(86_400), VALIDATION_END, 96),
            new TrainingResult.Part(TEST_BEGINS, Instant.parse("2026-11-20T00:00:00Z"), 150));
    return new TrainingResult(
        new Score(2 - later, later),
        0.3,
        12,
        Optional.of(new TrainingResult.Validation(new Score(2 - later, later), 0.4, 96)),
        Optional.of(split),
        model,
        List.of(),
        GateResult.PASSED,
        Optional.empty(),
        new TrainingBreakdown(
            List.of(),
            List.of(),
            Optional.of(walkForward(later)),
            Optional.of(designWindow(skill))));
  }

  private static WalkForwardResult walkForward(double later) {
    var skill = new WalkForwardResult.Skill(100, later, 5 * later);
    var fold =
        new WalkForwardResult.Fold(
            TEST_BEGINS, VALIDATION_END, 100, 700, List.of("w"), List.of(12), skill, later);
    return new WalkForwardResult(List.of(fold), skill, skill, "s");
  }

  private static DesignWindowResult designWindow(double t) {
    var skill = new WalkForwardResult.Skill(300, 0.01, t);
    var figures =
        new DesignWindowResult.Figures(
            280,
            skill,
            skill,
            new DesignWindowResult.Balanced(0.4, 0.38, 3),
            new DesignWindowResult.Trading(40, 1.2, 1.5, 0.1, 0.2));
    return new DesignWindowResult(
        Instant.parse("2000-01-03T00:00:00Z"),
        WINDOW_END,
        700,
        Optional.empty(),
        Optional.of(figures),
        GateResult.PASSED);
  }

  boolean design(Session session, PhaseResult result) {
    return stage.finish(stage.begin(session, SessionPhase.DESIGNING), result);
  }

  boolean train(Session session, double skill, double later) {
    PhaseRun run = stage.begin(session, SessionPhase.TRAINING);
    return stage.finish(run, PhaseResult.of(TrainingCodec.write(training(skill, later))));
  }

  /** A design that came to nothing. */
  void reject(Session session, String reason) {
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    Rejections rejections = new Rejections(stage.database.memory(), stage.clock);
    stage.database.run(() -> rejections.note(run, "builtin", WINDOW_END, reason));
    stage.database.run(() -> stage.transactions.fail(run, reason));
  }

  /** A whole session of a model; its design window refutes its claim. */
  Session assessed(double test, String... hypotheses) {
    Session session = stage.open();
    design(session, byModel("Dips revert."));
    train(session, -1, test);
    Map<String, Object> tested = Map.of("sharpe", 7 * test, "trade_count", 4711);
    stage.finish(stage.begin(session, SessionPhase.BACKTESTING), PhaseResult.of(tested));
    Map<String, Object> verdict =
        Map.of(
            "verdict",
            test > 0.5 ? "promising" : "poor",
            "hypotheses",
            List.of(hypotheses),
            "statistics",
            Map.of("sharpe", 7 * test));
    stage.finish(
        stage.begin(session, SessionPhase.ASSESSING), PhaseResult.assessed(verdict, "a verdict"));
    return session;
  }

  void fail(Session session, SessionPhase phase) {
    PhaseRun run = stage.begin(session, phase);
    stage.database.run(() -> stage.transactions.fail(run, "no more memory"));
  }

  void retry(Session session, SessionPhase from) {
    stage.database.run(
        () ->
            stage
                .here
                .retries()
                .retry(session.operation().orElseThrow(), Optional.of(from), Stage.LOCAL, "again"));
  }

  List<Experiment> experiments() {
    return stage.database.in(
        () -> stage.database.memory().experiments(new MemoryPage(Optional.empty(), ALL)));
  }

  List<Hypothesis> hypotheses() {
    return stage.database.in(
        () ->
            stage
                .database
                .memory()
                .hypotheses(Optional.empty(), new MemoryPage(Optional.empty(), ALL)));
  }

  /** What a design is told, whose window ends with that of the others. */
  List<String> lines(PhaseRun design) {
    return lines(design, BEHIND_WINDOW);
  }

  List<String> lines(PhaseRun design, Instant behind) {
    Recall recall = new Recall(stage.database.memory(), stage.database.operations());
    return stage.database.in(() -> recall.lines(design, behind));
  }
}
