package ktrdr.market.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Symbol;
import ktrdr.market.Symbol.Trading;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.market.files.UnusableFile;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedBarsTest {
  private static final Symbol MINE = new Symbol("MINE", "imported", Trading.ALWAYS);
  private static final String HEADER = "start,open,high,low,close,volume\n";
  private static final String TWO =
      HEADER + "2020-01-02,1,3,0.5,2,10\n2020-01-03,2.000000000000001,4,2,3,0\n";

  @TempDir Path home;

  @Test
  void what_was_taken_in_is_listed_and_read_again_to_the_last_bit() throws IOException {
    BarSeries taken = take(TWO);
    BarSource later = new ImportedBars(home.resolve("data"));
    assertThat(later.listings()).containsExactly(new BarSource.Listing(MINE, Timeframe.D1));
    BarSeries read = later.load("MINE", Timeframe.D1);
    assertThat(read.sha256()).isEqualTo(taken.sha256());
    assertThat(read.bar(0)).isEqualTo(taken.bar(0));
    assertThat(read.start(0)).hasToString("2020-01-02T00:00:00Z");
    assertThat(read.symbol().trading()).isEqualTo(Trading.ALWAYS);
  }

  @Test
  void a_file_without_volume_and_with_another_name_for_its_time_is_taken() throws IOException {
    BarSeries taken =
        take("Date,Open,High,Low,Close\r\n2020-01-02,1,3,1,2\r\n2020-01-03,2,4,2,3\r\n");
    assertThat(taken.size()).isEqualTo(2);
    assertThat(taken.volume(1)).isZero();
  }

  @Test
  void bars_taken_in_again_are_in_the_place_of_the_old_ones() throws IOException {
    take(TWO);
    Symbol onExchange = new Symbol("MINE", "imported", Trading.EXCHANGE);
    imported().take(csv(TWO + "2020-01-06,3,4,3,3,1\n"), onExchange, Timeframe.D1, quiet());
    assertThat(imported().listings())
        .containsExactly(new BarSource.Listing(onExchange, Timeframe.D1));
    assertThat(imported().load("MINE", Timeframe.D1).size()).isEqualTo(3);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("", "line 1: the file is empty"),
        Arguments.of("a,b\n", "line 1: found \"a,b\", but no line names open, high, low and close"),
        Arguments.of(HEADER, "there are fewer than two bars"),
        Arguments.of(HEADER + "2020-01-02,1,3\n", "line 2: there are 3 values, not 6"),
        Arguments.of(HEADER + "2020,1,3,1,2,0\n", "line 2: \"2020\" is no time like"),
        Arguments.of(HEADER + "2020-01-02,1,x,1,2,0\n", "line 2: the high \"x\" is no number"),
        Arguments.of(HEADER + "2020-01-02,1,NaN,1,2,0\n", "line 2: the high \"NaN\" is no number"),
        Arguments.of(HEADER + "2020-01-02,0,3,0,2,0\n", "line 2: the open \"0\" is not above 0"),
        Arguments.of(HEADER + "2020-01-02,1,3,1.5,2,0\n", "line 2: the low 1.5 is above"),
        Arguments.of(HEADER + "2020-01-02,1,1.5,1,2,0\n", "line 2: the high 1.5 is below"),
        Arguments.of(HEADER + "2020-01-02,1,3,1,2,-1\n", "line 2: the volume -1.0 is negative"),
        Arguments.of(
            TWO + "2020-01-03,2,4,2,3,0\n",
            "line 4: the bar that begins at 2020-01-03T00:00:00Z is there twice"),
        Arguments.of(
            HEADER + "2020-01-02,1,3,1,2,0\n2020-01-02T00:01:00Z,1,3,1,2,0\n",
            "line 3: the stated time frame is 1d, but this bar and the one above it are 1 min 0 s"
                + " apart"),
        Arguments.of(
            TWO + "2020-01-01,2,4,2,3,0\n",
            "line 4: it begins at 2020-01-01T00:00:00Z, before the bar above it"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void a_file_that_is_not_right_is_refused_with_its_line_and_nothing_is_kept(
      String text, String sentence) {
    assertThatThrownBy(() -> take(text))
        .isInstanceOf(UnusableFile.class)
        .hasMessageContaining(sentence);
    assertThat(imported().listings()).isEmpty();
  }

  @Test
  void days_are_no_hours() {
    StringBuilder days = new StringBuilder(HEADER);
    for (int day = 10; day < 30; day++) {
      days.append("2020-01-" + day + ",2,4,2,3,0\n");
    }
    assertThatThrownBy(() -> imported().take(csv(days.toString()), MINE, Timeframe.H1, quiet()))
        .isInstanceOf(UnusableFile.class)
        .hasMessage(
            "The bars of MINE can't be used: the stated time frame is 1h, but the bars are 1d"
                + " apart; were they meant as 1d?");
    assertThat(imported().listings()).isEmpty();
  }

  @Test
  void months_are_no_days() {
    StringBuilder months = new StringBuilder(HEADER);
    for (int month = 1; month <= 9; month++) {
      months.append("2021-0" + month + "-01,2,4,2,3,0\n");
    }
    assertThatThrownBy(() -> take(months.toString()))
        .hasMessageContaining("the stated time frame is 1d, but the bars are 31 d 0 h apart");
  }

  @Test
  void most_minutes_may_pass_without_a_trade() throws IOException {
    StringBuilder minutes = new StringBuilder(HEADER);
    for (int minute : new int[] {10, 11, 17, 23, 29, 35, 41, 47, 53, 59}) {
      minutes.append("2020-01-01T00:" + minute + ":00Z,2,4,2,3,0\n");
    }
    Path file = csv(minutes.toString());
    assertThat(imported().take(file, MINE, Timeframe.M1, quiet()).size()).isEqualTo(10);
  }

  @Test
  void what_a_file_says_can_not_reach_into_the_terminal() {
    assertThatThrownBy(() -> take(HEADER + "\u001b[31mred,1,3,1,2,0\n"))
        .isInstanceOf(UnusableFile.class)
        .hasMessageNotContaining("\u001b");
  }

  @Test
  void a_cancel_keeps_nothing_and_leaves_what_was_there() throws IOException {
    BarSeries before = take(TWO);
    Path more = csv(TWO + "2020-01-06,3,4,3,3,1\n");
    assertThatThrownBy(() -> imported().take(more, MINE, Timeframe.D1, cancelled()))
        .isInstanceOf(WorkCancelled.class);
    assertThat(imported().load("MINE", Timeframe.D1).sha256()).isEqualTo(before.sha256());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../MINE", "..", "MINE/../MINE", "/etc/passwd", "mine", "", "A_1d"})
  void a_symbol_is_never_a_path(String symbol) throws IOException {
    take(TWO);
    assertThat(ImportedBars.isName(symbol)).isFalse();
    assertThat(imported().has(symbol, Timeframe.D1)).isFalse();
    assertThatThrownBy(() -> imported().load(symbol, Timeframe.D1)).isInstanceOf(UnknownBars.class);
  }

  @Test
  void bundled_and_imported_bars_are_one_source() throws IOException {
    take(TWO);
    BarSource all = Bars.with(imported());
    assertThat(all.has("MINE", Timeframe.D1)).isTrue();
    assertThat(all.has("SPX", Timeframe.D1)).isTrue();
    assertThat(all.load("MINE", Timeframe.D1).size()).isEqualTo(2);
    assertThat(all.listings()).hasSize(Bars.bundled().listings().size() + 1);
    assertThatThrownBy(() -> all.load("MINE", Timeframe.W1))
        .hasMessageContaining("MINE 1d")
        .hasMessageContaining("SPX 1w");
  }

  @Test
  void the_names_that_come_with_ktrdr_are_taken() {
    assertThat(Bars.comes("SPX")).isTrue();
    assertThat(Bars.comes("SYNTHETIC-5")).isTrue();
    assertThat(Bars.comes("MINE")).isFalse();
  }

  private BarSeries take(String text) throws IOException {
    return imported().take(csv(text), MINE, Timeframe.D1, quiet());
  }

  private ImportedBars imported() {
    return new ImportedBars(home.resolve("data"));
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(home.resolve("some.csv"), text);
  }

  private static ProgressMonitor quiet() {
    return ProgressMonitor.unwatched();
  }

  private static ProgressMonitor cancelled() {
    return new ProgressMonitor() {
      @Override
      public void report(Progress progress) {}

      @Override
      public boolean cancelled() {
        return true;
      }
    };
  }
}
