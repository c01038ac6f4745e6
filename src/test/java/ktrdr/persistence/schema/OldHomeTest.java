package ktrdr.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ktrdr.agent.trials.FingerprintSketches;
import ktrdr.backtest.files.EquityCsv;
import ktrdr.backtest.files.TradesCsv;
import ktrdr.fixture.Database;
import ktrdr.fixture.OldHome;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.BundledBars;
import ktrdr.market.sources.ImportedBars;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.persistence.Json;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.results.BacktestCodec;
import ktrdr.sessions.results.DesignCodec;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.sessions.trials.Backfill;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the release before this one left in a home is found, read, and gone on with. */
@Tag("database")
class OldHomeTest {
  private static final OldHome HOME = OldHome.copy();
  private static final Artifacts ARTIFACTS = HOME.artifacts();
  private static final StrategyReader READER = new StrategyReader(new BundledBars());

  private Database database;

  @BeforeEach
  void upgrade() throws Exception {
    String address = HOME.database();
    Schema.migrate(Database.connect(address));
    database = new Database(address);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void its_sessions_are_as_they_were_left() {
    assertThat(List.of(1L, 2L, 3L))
        .extracting(id -> database.in(() -> database.sessions().find(id)).orElseThrow())
        .extracting(session -> session.standing().phase())
        .containsExactly(SessionPhase.COMPLETE, SessionPhase.COMPLETE, SessionPhase.TRAINING);
    assertThat(all(OperationType.AGENT_SESSION))
        .extracting(Operation::status)
        .containsExactly(
            OperationStatus.PAUSED, OperationStatus.COMPLETED, OperationStatus.COMPLETED);
  }

  @Test
  void its_results_are_read_and_written_again_with_every_field_and_digit() {
    assertSame(OperationType.AGENT_DESIGN, 1, o -> DesignCodec.write(DesignCodec.read(o)));
    assertSame(OperationType.TRAINING, 3, o -> TrainingCodec.write(TrainingCodec.read(o)));
    assertSame(OperationType.BACKTESTING, 4, o -> BacktestCodec.write(BacktestCodec.read(o)));
  }

  private void assertSame(
      OperationType type, int count, Function<Operation, Map<String, Object>> again) {
    assertThat(completed(type))
        .hasSize(count)
        .allSatisfy(
            operation ->
                // In the tables the fields have the order of before: compare without one.
                assertThat(Json.read(Json.write(again.apply(operation))))
                    .isEqualTo(operation.output().results()));
  }

  @Test
  void its_models_have_the_weights_that_their_trainings_told() throws IOException {
    for (Operation training : completed(OperationType.TRAINING)) {
      TrainedModel model = TrainedModel.load(ARTIFACTS.model(training.id()), READER);
      assertThat(training.output().results())
          .containsEntry("weights_sha256", model.weightsSha256());
      assertThat(TrainingCodec.read(training).model().platform().orElseThrow().cpu())
          .isEqualTo(OldHome.CPU);
    }
  }

  @Test
  void its_trades_and_equity_of_eight_decimals_are_read() {
    for (Operation backtest : completed(OperationType.BACKTESTING)) {
      int trades = ((Number) backtest.output().results().get("trade_count")).intValue();
      assertThat(TradesCsv.page(ARTIFACTS.trades(backtest.id()), 0, Integer.MAX_VALUE).rows())
          .hasSize(trades)
          .allMatch(trade -> trade.units() >= 1 && trade.units() == Math.rint(trade.units()));
      assertThat(
              EquityCsv.page(
                      ARTIFACTS.equity(backtest.id()),
                      0,
                      Integer.MAX_VALUE,
                      ProgressMonitor.unwatched())
                  .rows())
          .isNotEmpty();
    }
  }

  @Test
  void its_imported_bars_are_found() {
    ImportedBars bars = new ImportedBars(HOME.folder().resolve("data"));
    assertThat(bars.listings()).hasSize(1);
    assertThat(bars.load("MINE", Timeframe.D1).size()).isEqualTo(300);
  }

  @Test
  void its_backtests_become_trials_once() {
    assertThat(trials()).isEmpty();
    fill();
    List<String> once = trials();
    // the fixed rule too, as a trial of its own kind
    assertThat(once).hasSize(4);
    fill();
    assertThat(trials()).isEqualTo(once);
  }

  private List<String> trials() {
    List<String> trials = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement query = connection.createStatement();
        ResultSet rows =
            query.executeQuery("select kind, operation_id from trials order by operation_id")) {
      while (rows.next()) {
        trials.add(rows.getString(1) + " " + rows.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return trials;
  }

  private void fill() {
    var registry = database.stores().registry();
    Backfill backfill =
        new Backfill(database.operations(), database.trials(), registry, new FingerprintSketches());
    assertThat(database.<Boolean>in(() -> backfill.run(() -> false))).isTrue();
  }

  @Test
  void its_paused_session_has_a_strategy_and_a_checkpoint_to_go_on_with() throws IOException {
    Session session = database.in(() -> database.sessions().find(3)).orElseThrow();
    assertThat(session.design().document()).contains(OldHome.pausedStrategy());
    Operation paused = database.in(() -> database.operations().find(OldHome.PAUSED)).orElseThrow();
    assertThat(paused.status()).isEqualTo(OperationStatus.PAUSED);
    assertThat(paused.progress().label()).isEqualTo("epoch 30/400");
    assertThat(ARTIFACTS.checkpoint(OldHome.PAUSED)).isNotEmptyFile();
  }

  private List<Operation> completed(OperationType type) {
    return all(type).stream()
        .filter(operation -> operation.status() == OperationStatus.COMPLETED)
        .toList();
  }

  private List<Operation> all(OperationType type) {
    return database.in(
        () -> database.operations().newest(OperationQuery.newest(100).withType(type)));
  }
}
