package ktrdr.sessions.artifacts;

import static ktrdr.sessions.artifacts.SeenMarket.TRAINING;
import static ktrdr.sessions.artifacts.SeenMarket.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Consumer;
import ktrdr.backtest.InSample;
import ktrdr.backtest.TestPeriod;
import ktrdr.fixture.Database;
import ktrdr.fixture.SetClock;
import ktrdr.market.BarSource;
import ktrdr.market.sources.ImportedBars;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.ModelDamaged;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model in a home, and a request to test it after its bars were loaded again. */
@Tag("database")
class ModelsTest {
  private final Database database = new Database();
  @TempDir private Path home;
  private Artifacts artifacts;

  @BeforeEach
  void train() throws IOException {
    artifacts = new Artifacts(home.resolve("artifacts"));
    SeenMarket.trained(SeenMarket.imported(home)).save(artifacts.model(TRAINING));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_request_to_test_it_is_refused_when_no_bars_are_left_behind_its_training() {
    with(
        models ->
            assertThatCode(() -> models.requireUnseen(plan("MX"))).doesNotThrowAnyException());
    SeenMarket.imported(home, "06_oos_b_shorter");
    with(
        models ->
            assertThatThrownBy(() -> models.requireUnseen(plan("MX")))
                .isInstanceOf(NoUnseenBars.class));
    BacktestPlan dated = plan("MX", "2017-01-01", "2017-06-30");
    with(models -> assertThatCode(() -> models.requireUnseen(dated)).doesNotThrowAnyException());
  }

  @Test
  void a_test_with_dates_is_in_sample_whatever_was_loaded_meanwhile() {
    SeenMarket.imported(home, "06_oos_b_shorter");
    BacktestPlan dated = plan("MX", "2017-09-04", null);
    TestPeriod period = period(dated);
    assertThat(period.known().bars()).isEqualTo(OptionalInt.of(3));
    assertThat(period.known().reason()).contains(InSample.Reason.SAME_BARS);
  }

  @Test
  void a_model_of_before_is_tested_on_its_test_part_and_nobody_knows_what_it_has_seen()
      throws IOException {
    Path kept = artifacts.model(TRAINING);
    TrainedModel model = TrainedModel.load(kept, new StrategyReader(bars()));
    for (String file : new String[] {"weights.bin", "strategy.yaml", "bars.bin"}) {
      Files.delete(kept.resolve(file));
    }
    Files.delete(kept.resolve("model.properties"));
    Files.delete(kept);
    new TrainedModel(model.strategy(), model.networks(), model.seed(), model.dataSha256())
        .save(kept);
    TestPeriod period = period(plan("MX"));
    assertThat(period.first()).isEqualTo(850);
    assertThat(period.known()).isEqualTo(InSample.UNKNOWN);
  }

  @Test
  void a_model_whose_bars_were_changed_is_refused_before_anything_starts() throws IOException {
    Path bars = artifacts.model(TRAINING).resolve("bars.bin");
    byte[] bytes = Files.readAllBytes(bars);
    bytes[50] ^= 1;
    Files.write(bars, bytes);
    with(
        models ->
            assertThatThrownBy(() -> models.requireUnseen(plan("MX")))
                .isInstanceOf(ModelDamaged.class)
                .hasMessageEndingWith("bars.bin is not the one that was saved"));
  }

  private TestPeriod period(BacktestPlan plan) {
    return database.in(
        () -> {
          try {
            TrainedModel model = models().load(TRAINING);
            return models().period(plan, model, ProgressMonitor.unwatched());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private void with(Consumer<Models> work) {
    database.run(() -> work.accept(models()));
  }

  private Models models() {
    KeptFiles files =
        new KeptFiles(database.files(), artifacts, new ThisHome("mine", "mine"), new SetClock());
    return new Models(artifacts, files, new StrategyReader(bars()), bars());
  }

  private BarSource bars() {
    return new ImportedBars(home.resolve("data"));
  }
}
