package ktrdr.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.ChronologicalSplit;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search with real, short trainings. */
class BuiltinDesignerTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final BarSeries BARS = SOURCE.load("SPX", Timeframe.D1).slice(0, 1_500);

  private static Design design(String text, long seed, BarSeries bars) {
    Brief brief = new Brief(text, "SPX", Timeframe.D1, seed, 4);
    return new BuiltinDesigner(SOURCE, 2).design(brief, bars, ProgressMonitor.unwatched());
  }

  private static Design design(String text) {
    return design(text, 1, BARS);
  }

  private static Set<String> types(Design design) {
    return design.strategy().indicators().values().stream()
        .map(Strategy.Indicator::type)
        .collect(Collectors.toSet());
  }

  @Test
  void the_same_seed_gives_the_same_design() {
    assertThat(design("momentum")).isEqualTo(design("momentum"));
  }

  @Test
  void another_seed_or_brief_gives_another_design() {
    Design design = design("momentum");
    assertThat(design("momentum", 2, BARS).yaml()).isNotEqualTo(design.yaml());
    assertThat(design("momentum, please").yaml()).isNotEqualTo(design.yaml());
  }

  @Test
  void bars_after_the_training_part_change_nothing() {
    Design design = design("mean reversion");
    int cut = ChronologicalSplit.of(design.strategy(), BARS).train().afterBar();
    assertThat(cut).isEqualTo(1_050);
    assertThat(design("mean reversion", 1, shakenFrom(cut))).isEqualTo(design);
    assertThat(design("mean reversion", 1, shakenFrom(cut - 200))).isNotEqualTo(design);
  }

  /** The same bars, every other one of the later ones closing 2 % higher. */
  private static BarSeries shakenFrom(int first) {
    List<Bar> bars =
        IntStream.range(0, BARS.size())
            .mapToObj(i -> i < first || i % 2 == 0 ? BARS.bar(i) : shaken(BARS.bar(i)))
            .toList();
    return BarSeries.of(BARS.symbol(), BARS.timeframe(), bars);
  }

  private static Bar shaken(Bar bar) {
    double close = 1.02 * bar.close();
    return new Bar(bar.end(), bar.open(), 1.02 * bar.high(), bar.low(), close, bar.volume());
  }

  @Test
  void the_document_is_the_strategy() {
    Design design = design("");
    assertThat(new StrategyReader(SOURCE).read(design.yaml())).isEqualTo(design.strategy());
    assertThat(design.strategy().name()).matches("spx-1d-[a-z-]+-[0-9a-f]{6}");
  }

  @Test
  void a_brief_may_hold_any_text() {
    String text = "a: {b}\n\t'c' \"d\" \u0007 \ud800 # & * ".repeat(100);
    Design design = design(text);
    assertThat(new StrategyReader(SOURCE).read(design.yaml())).isEqualTo(design.strategy());
    assertThat(design.strategy().text().description()).contains("for the brief: a: {b}");
  }

  @Test
  void progress_never_falls_and_ends_at_1() {
    List<Progress> reported = new ArrayList<>();
    ProgressMonitor monitor =
        new ProgressMonitor() {
          @Override
          public void report(Progress progress) {
            reported.add(progress);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    Brief brief = new Brief("", "SPX", Timeframe.D1, 1, 2);
    new BuiltinDesigner(SOURCE, 2).design(brief, BARS, monitor);
    assertThat(reported).extracting(Progress::fraction).isSorted().endsWith(1.0);
    assertThat(reported).extracting(Progress::itemsProcessed).isSorted().endsWith(2L);
  }

  @Test
  void indicators_and_style_of_the_brief_are_honoured() {
    assertThat(types(design("MACD with RSI"))).containsExactlyInAnyOrder("rsi", "macd");
    assertThat(types(design("mean reversion"))).isSubsetOf("rsi", "distance_from_ma");
    assertThat(types(design("follow the trend"))).isSubsetOf("macd", "distance_from_ma");
  }

  @Test
  void short_sales_and_risk_of_the_brief_are_honoured() {
    Strategy.Account calm = design("calm, long only").strategy().trading().account();
    assertThat(calm.sizing().allowShort()).isFalse();
    assertThat(calm.sizing().share()).isEqualTo(0.15);
    Strategy.Account bold = design("aggressive long/short").strategy().trading().account();
    assertThat(bold.sizing().allowShort()).isTrue();
    assertThat(bold.sizing().share()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 100",
    "mean reversion, 100",
    "patient mean reversion, 100",
    "patient momentum, 250",
    "distance from its mean and long-term, 250"
  })
  void so_many_bars_are_enough_for_a_research(String text, int fewest) {
    assertThat(BuiltinDesigner.fewestBars(text)).isEqualTo(fewest);
    String symbol = "SYNTHETIC-" + fewest;
    Design design =
        new BuiltinDesigner(SOURCE, 1)
            .design(
                new Brief(text, symbol, Timeframe.D1, 1, 36),
                SOURCE.load(symbol, Timeframe.D1),
                ProgressMonitor.unwatched());
    assertThat(design.candidates()).hasSize(36);
  }

  @Test
  void fewer_than_a_hundred_are_refused_with_how_many_there_are() {
    BarSeries few = SOURCE.load("SYNTHETIC-99", Timeframe.D1);
    Brief brief = new Brief("", "SYNTHETIC-99", Timeframe.D1, 1, 1);
    assertThatThrownBy(
            () -> new BuiltinDesigner(SOURCE, 1).design(brief, few, ProgressMonitor.unwatched()))
        .isInstanceOf(TooFewBars.class)
        .hasMessage("A research session needs at least 100 bars of SYNTHETIC-99 1d; there are 99");
  }

  @Test
  void an_indicator_that_is_longer_than_the_bars_says_so_and_not_that_it_hardly_varies() {
    IndicatorChoice slow =
        new IndicatorChoice(IndicatorKind.DISTANCE, 39, Map.of("period", 39), "", 3);
    assertThatThrownBy(() -> Levels.of(slow, BARS.slice(0, 20)))
        .isInstanceOf(TooFewBars.class)
        .hasMessageContaining("distance from SMA(39)")
        .hasMessageEndingWith("there are 20");
  }

  @Test
  void the_result_names_the_strategy_and_says_what_it_was_chosen_from() {
    Design design = design("RSI with Bollinger bands");
    assertThat(design.result().name()).isEqualTo(design.strategy().name());
    assertThat(design.result().source()).isEqualTo("builtin");
    assertThat(design.result().candidates()).hasSize(4);
    assertThat(design.explanation())
        .startsWith("Of 4 candidates on SPX 1d, ")
        .contains("as the brief names rsi")
        .endsWith("Not supported yet, so ignored: bollinger.");
  }
}
