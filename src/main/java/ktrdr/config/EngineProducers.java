package ktrdr.config;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.Agents;
import ktrdr.agent.Assessor;
import ktrdr.agent.Designer;
import ktrdr.agent.assess.BuiltinAssessor;
import ktrdr.agent.assess.VerdictRules;
import ktrdr.agent.design.BuiltinDesigner;
import ktrdr.agent.design.RandomDesigner;
import ktrdr.agent.gates.GateThresholds;
import ktrdr.agent.gates.Gates;
import ktrdr.agent.trials.FingerprintSketches;
import ktrdr.agent.trials.Sketches;
import ktrdr.market.BarSource;
import ktrdr.market.sources.Bars;
import ktrdr.market.sources.ImportedBars;
import ktrdr.market.sources.SeriesCatalogue;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.owners.ThisServer;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.GateMode;
import ktrdr.sessions.Limits;
import ktrdr.sessions.artifacts.Imports;
import ktrdr.sessions.artifacts.Staging;
import ktrdr.sessions.artifacts.ThisHome;
import ktrdr.sessions.budget.AtCap;
import ktrdr.sessions.doctor.Environment;
import ktrdr.sessions.retention.RetentionPolicy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.trainer.Trainer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the plain-Java engine injectable. No other class below the doors reads configuration; the
 * doors read their own (ports, database, streams).
 */
@ApplicationScoped
public class EngineProducers {
  @Inject
  @ConfigProperty(name = "ktrdr.home")
  private String home;

  @Inject
  @ConfigProperty(name = "ktrdr.sessions.max-active", defaultValue = "1")
  private int maxActive;

  @Inject
  @ConfigProperty(name = "ktrdr.operations.max-active", defaultValue = "64")
  private int maxAlone;

  @Inject
  @ConfigProperty(name = "ktrdr.cancel.grace", defaultValue = "PT10S")
  private Duration cancelGrace;

  @Inject
  @ConfigProperty(name = "ktrdr.recovery", defaultValue = "resume")
  private RecoveryPolicy recovery;

  @Inject
  @ConfigProperty(name = "ktrdr.timeout.queue")
  private Optional<Duration> queueTime;

  @Inject
  @ConfigProperty(name = "ktrdr.timeout.step")
  private Optional<Duration> stepTime;

  @Inject
  @ConfigProperty(name = "ktrdr.timeout.session")
  private Optional<Duration> sessionTime;

  @Inject
  @ConfigProperty(name = "ktrdr.checkpoint.every", defaultValue = "5")
  private int checkpointEvery;

  @Inject
  @ConfigProperty(name = "ktrdr.gate.mode", defaultValue = "record")
  private GateMode gateMode;

  @Inject
  @ConfigProperty(name = "ktrdr.gate.skill-t", defaultValue = "1")
  private double gateSkill;

  @Inject
  @ConfigProperty(name = "ktrdr.gate.profit-factor", defaultValue = "1")
  private double gateProfitFactor;

  @Inject
  @ConfigProperty(name = "ktrdr.gate.expectancy-t", defaultValue = "1")
  private double gateExpectancy;

  @Inject
  @ConfigProperty(name = "ktrdr.budget.at-cap", defaultValue = "pause")
  private AtCap atCap;

  @Inject private Config config;
  private BarSource bars;
  private GateThresholds thresholds;

  /** What happens to the work of a server that died. */
  public enum RecoveryPolicy {
    RESUME,
    FAIL;

    /** Reads the policy, ignoring case. */
    public static RecoveryPolicy of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  // Here, so that a server with bad thresholds does not start.
  @PostConstruct
  void readThresholds() {
    thresholds = new GateThresholds(gateSkill, gateProfitFactor, gateExpectancy);
  }

  /** Identifies this start of this home's server. */
  @Produces
  @Singleton
  ThisServer me() throws IOException {
    return NodeFile.thisServer(Path.of(home));
  }

  /** Where this server keeps its files. */
  @Produces
  @Dependent
  ThisHome home(ThisServer me) {
    return ThisHome.of(me.node(), Path.of(home));
  }

  /** The clock, to the microsecond, because every database keeps that precision. */
  @Produces
  @Dependent
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }

  @Produces
  @Dependent
  Limits limits() {
    Limits.Times times = new Limits.Times(queueTime, stepTime, sessionTime);
    return new Limits(
        maxActive,
        maxAlone,
        cancelGrace,
        recovery == RecoveryPolicy.RESUME,
        times,
        checkpointEvery);
  }

  @Produces
  @Dependent
  RetentionPolicy keep() {
    Map<OperationStatus, RetentionPolicy.Rule> rules = new EnumMap<>(OperationStatus.class);
    Arrays.stream(OperationStatus.values())
        .filter(OperationStatus::terminal)
        .forEach(status -> rules.put(status, rule("ktrdr.retention." + status.wire())));
    return new RetentionPolicy(rules);
  }

  private RetentionPolicy.Rule rule(String name) {
    return new RetentionPolicy.Rule(
        config.getOptionalValue(name + ".age", Duration.class),
        config.getOptionalValue(name + ".count", Integer.class));
  }

  @Produces
  @Dependent
  Environment environment() {
    return new Environment(System.getenv());
  }

  @Produces
  @Dependent
  Artifacts artifacts() {
    return new Artifacts(Path.of(home, "artifacts"));
  }

  /** The folders from which files may be imported. */
  @Produces
  @Dependent
  Imports imports() {
    return new Imports(Path.of(home, "import"));
  }

  /** One for all, because it knows which files are being uploaded. */
  @Produces
  @Singleton
  Staging staging() {
    return new Staging(Path.of(home, "staging"));
  }

  /** One for all, because it caches. */
  @Produces
  @Singleton
  SeriesCatalogue catalogue() {
    return new SeriesCatalogue(bars(), imported(), Path.of(home, "cache", "series"));
  }

  @Produces
  @Dependent
  @Typed(ImportedBars.class)
  ImportedBars imported() {
    return new ImportedBars(Path.of(home, "data"));
  }

  // One instance for all, because it caches the bars.
  @Produces
  @Dependent
  synchronized BarSource bars() {
    if (bars == null) {
      bars = Bars.with(imported());
    }
    return bars;
  }

  @Produces
  @Dependent
  StrategyReader strategies() {
    return new StrategyReader(bars());
  }

  @Produces
  @Dependent
  Trainer trainer(InstantSource clock) {
    return Trainer.withBaselines(clock);
  }

  @Produces
  @Dependent
  Agents agents(VerdictRules rules) {
    Designer designer = new BuiltinDesigner(bars(), BuiltinDesigner.EPOCHS);
    Assessor assessor = new BuiltinAssessor(rules);
    return new Agents(
        Map.of(
            Agents.BUILTIN,
            new Agents.Agent(designer, assessor),
            Agents.RANDOM,
            new Agents.Agent(new RandomDesigner(bars()), assessor)));
  }

  /** What a session does when no budget can pay for its next call. */
  @Produces
  @Dependent
  AtCap atCap() {
    return atCap;
  }

  /** Tells which series are bars of one instrument. */
  @Produces
  @Dependent
  Sketches sketches() {
    return new FingerprintSketches();
  }

  @Produces
  @Dependent
  Gates gates() {
    return new Gates(thresholds);
  }

  /** What a gate that fails does to its session. */
  @Produces
  @Dependent
  GateMode gateMode() {
    return gateMode;
  }
}
