package ktrdr.batch.models;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.assess.BuiltinAssessor;
import ktrdr.agent.conversation.ModelAssessor;
import ktrdr.agent.conversation.ModelDesigner;
import ktrdr.agent.conversation.Speaker;
import ktrdr.agent.ledger.CallSettled;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.OutputTokens;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.call.LanguageModels;
import ktrdr.agent.model.call.LanguageModels.Callable;
import ktrdr.agent.prices.PriceList;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.batch.WorkMonitor;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.ProviderStream;
import ktrdr.fixture.SampleEvidence;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.sessions.ToolCall;
import ktrdr.strategy.document.StrategyReader;

/**
 * Sessions whose model is called over a real wire, and paid for from a ledger on a real database at
 * the providers' prices. The work itself is done on the thread of the test.
 */
final class PaidWork implements AutoCloseable {
  static final String KEY = "sk-of-a-test-0123456789";
  static final int TURNS = 3;
  private static final BarSource SOURCE = Bars.bundled();

  final LedgerStage stage;
  final List<ToolCall> calls = new ArrayList<>();
  final List<CallSettled> settled = new ArrayList<>();
  private final ProviderStream stream;
  private final LanguageModels models;

  /** One operation of a session whose model is asked. */
  record Asking(String root, Operation operation) {}

  PaidWork(Provider spoken, URI base) {
    this(spoken, base, stage());
  }

  PaidWork(Provider spoken, URI base, LedgerStage stage) {
    this.stage = stage;
    stream = new ProviderStream(spoken);
    var endpoint = new Endpoint(spoken, base, ApiKey.of(KEY));
    var settings =
        new ModelSettings(
            Optional.of(spoken),
            Optional.of(stream.model()),
            List.of(endpoint),
            TURNS,
            3,
            OutputTokens.upTo(1_000),
            Duration.ofMinutes(5));
    models = new LanguageModels(settings, ModelTable.standard(), InstantSource.system());
  }

  /** A database without caps, and the providers' prices. */
  static LedgerStage stage() {
    return new LedgerStage(LedgerStage.NONE, PriceList.builtin());
  }

  private Callable model() {
    return models.find(stream.spoken().wire() + "/" + stream.model());
  }

  /** A running operation of a new session. */
  Asking begin(OperationType type) {
    String root = stage.add(OperationType.AGENT_SESSION, Optional.empty());
    OperationId id = new OperationId(stage.add(type, Optional.of(root)));
    return new Asking(root, find(id));
  }

  private Operation find(OperationId id) {
    return stage.database.in(() -> stage.database.operations().find(id).orElseThrow());
  }

  /** The same operation in the hands of the server of this term. */
  Asking owned(Asking asking, long term) {
    OperationId id = asking.operation().id();
    stage.move(id.value(), OperationStatus.RUNNING, term);
    return new Asking(asking.root(), find(id));
  }

  LedgerTurns turns(Asking asking, WorkMonitor monitor) {
    var books =
        new LedgerTurns.Books(
            stage.transactional(), calls::add, settled::add, InstantSource.system());
    String phase =
        asking.operation().type() == OperationType.AGENT_DESIGN ? "design" : "assessment";
    return new LedgerTurns(asking.operation(), phase, model(), books, monitor);
  }

  private Speaker speaker(Asking asking, WorkMonitor monitor) {
    return new Speaker(model().row(), turns(asking, monitor), TURNS, 1_000);
  }

  /** Designs a strategy for one of the bundled markets. */
  Design design(Asking asking) {
    return design(asking, new CancellableWork());
  }

  Design design(Asking asking, WorkMonitor monitor) {
    Speaker speaker = speaker(asking, monitor);
    return new ModelDesigner(speaker, new StrategyReader(SOURCE), true, List.of())
        .design(
            new Brief("find dips", "SPX", Timeframe.D1, 7, 1),
            SOURCE.load("SPX", Timeframe.D1),
            monitor);
  }

  /** Explains what the sample's session came to. */
  AssessmentResult assess(Asking asking) {
    return new ModelAssessor(speaker(asking, new CancellableWork()), new BuiltinAssessor())
        .assess(SampleEvidence.with(new LeakReport(3, List.of())), 100, new CancellableWork());
  }

  /** A few words to the model. */
  ModelRequest greeting() {
    return new ModelRequest(
        model().row(),
        List.of(ModelRequest.Part.of("Be brief.")),
        List.of(ModelRequest.Message.of(ModelRequest.Role.USER, "Say hello.")),
        1_000,
        Optional.empty(),
        Optional.empty());
  }

  /** The rows of a session. */
  List<LedgerEntry> rows(Asking asking) {
    return stage.in(ledger -> ledger.ofRoot(asking.root()));
  }

  @Override
  public void close() {
    stage.close();
  }
}
