package ktrdr.sessions.trials;

import static ktrdr.market.sources.CaseBars.joined;
import static ktrdr.market.sources.CaseBars.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.trials.FingerprintSketches;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.agent.trials.Window;
import ktrdr.fixture.Database;
import ktrdr.fixture.Samples;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.sources.CaseBars;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests on the last 150 of 1,000 bars, which are then loaded again in several ways. */
@Tag("database")
class ReloadedBarsTest {
  private static final BarSeries BARS =
      CaseBars.daily("06_oos_a_train", new Symbol("MX", "imported", Symbol.Trading.ALWAYS));
  private static final BarSeries FEWER = BARS.slice(0, 999);
  private static final Window TESTED = new Window(BARS.start(850), BARS.start(998));

  private final Database database = new Database();
  private final FingerprintSketches sketches = new FingerprintSketches();
  private final TrialRegistry registry = new TrialRegistry(database.trials(), sketches);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_bar_that_is_appended_keeps_the_count() {
    register("a", false, FEWER);
    register("b", false, FEWER);
    assertThat(count(FEWER)).isEqualTo(2);
    assertThat(count(BARS)).isEqualTo(2);
  }

  @Test
  void the_same_test_counts_once_however_often_the_bars_were_loaded_again() {
    register("a", false, FEWER);
    register("a", false, BARS);
    register("a", false, named("OTHER", BARS));
    register("a", false, joined(BARS.slice(0, 500), BARS.slice(510, 1_000)));
    assertThat(count(BARS)).isEqualTo(1);
    assertThat(count(named("OTHER", BARS))).isEqualTo(1);
  }

  @Test
  void tests_in_sample_are_a_kind_of_their_own() {
    register("a", false, BARS);
    register("b", true, BARS);
    register("c", true, named("OTHER", BARS));
    assertThat(count(BARS)).isEqualTo(1);
    register("b", false, BARS);
    assertThat(count(BARS)).isEqualTo(2);
  }

  private void register(String strategy, boolean inSample, BarSeries bars) {
    Look look = new Look(strategy, 0.1, 149);
    Tried tried = new Tried(instrument(bars), TrialKind.TEST, inSample, TESTED, List.of(look));
    database.run(() -> registry.register(RegistryStage.completed(Samples.NOON), tried));
  }

  private int count(BarSeries bars) {
    TrialSearch tests = new TrialSearch(TrialKind.TEST, TESTED, Optional.empty());
    ProgressMonitor unwatched = ProgressMonitor.unwatched();
    return database.in(() -> registry.count(instrument(bars), tests, unwatched)).count();
  }

  private Instrument instrument(BarSeries bars) {
    return Instrument.of(bars, sketches.of(bars, ProgressMonitor.unwatched()));
  }
}
