package ktrdr.market.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as people sent them: each loads right, or is refused with its place and what to do. */
class CaseFilesTest {

  @ParameterizedTest
  @CsvSource({
    "shapes/01_bom.csv, 1d, 4, 2024-01-02T00:00:00Z",
    "shapes/02_blank_last_line.csv, 1d, 2, 2024-01-02T00:00:00Z",
    "05_price_1e-6_pepe_like.csv, 1d, 120, 2020-01-01T00:00:00Z",
    "05_price_1e-8.csv, 1d, 120, 2020-01-01T00:00:00Z",
    "05_price_4e-9_500.csv, 1d, 120, 2020-01-01T00:00:00Z",
    "06_oos_a_train.csv, 1d, 1000, 2015-01-01T00:00:00Z",
    "06_oos_b_shorter.csv, 1d, 700, 2015-01-01T00:00:00Z",
    "07_peer_last_bar.csv, 1d, 16, 2020-01-01T00:00:00Z",
    "08_sma_touch_control.csv, 1d, 13, 2020-01-01T00:00:00Z",
    "08_sma_touch_missed_cross.csv, 1d, 13, 2020-01-01T00:00:00Z",
    "09_short_ruin_gap.csv, 1d, 28, 2020-01-01T00:00:00Z",
    "shapes/10_price_above_capital.csv, 1d, 60, 2020-01-01T00:00:00Z",
    "shapes/11_data_show_csv_does_not_load.csv, 1d, 50, 2020-02-06T00:00:00Z",
    "shapes/12_fx_24x5_always.csv.gz, 1h, 6000, 2020-01-06T00:00:00Z",
    "shapes/a09_quoted.csv, 1d, 4, 2024-01-02T00:00:00Z",
    "shapes/a10_trailing_comma.csv, 1d, 4, 2024-01-02T00:00:00Z",
    "shapes/a20_epoch_ms.csv, 1h, 4, 2024-01-02T00:00:00Z",
    "shapes/a21_epoch_us.csv, 1h, 4, 2024-01-02T00:00:00Z",
    "shapes/a24_space_time.csv, 1h, 4, 2024-01-02T00:00:00Z",
    "shapes/a25_freqtrade_offset.csv, 1h, 4, 2024-01-02T00:00:00Z",
    "shapes/a31_desc.csv, 1d, 4, 2024-01-02T00:00:00Z",
    "shapes/a54_pandas_index.csv, 1d, 4, 2024-01-02T00:00:00Z",
    "shapes/a56_tradingview.csv, 1d, 4, 2024-01-02T00:00:00Z",
    "shapes/a59_dukascopy.csv, 1h, 4, 2024-01-02T00:00:00Z",
  })
  void a_file_as_people_have_it_loads(String name, String timeframe, int bars, String first) {
    BarSeries read = read(name, timeframe, ReadingOptions.NONE).bars();
    assertThat(read.size()).isEqualTo(bars);
    assertThat(read.start(0)).hasToString(first);
  }

  @Test
  void columns_are_told_apart_by_their_names() {
    Reading shown = read("shapes/11_data_show_csv_does_not_load.csv", "1d", ReadingOptions.NONE);
    assertThat(shown.bars().close(0)).isEqualTo(3345.780029);
    assertThat(shown.bars().open(0)).isEqualTo(3344.919922);
    assertThat(shown.bars().volume(0)).isEqualTo(3.86837e9);
    Reading view = read("shapes/a56_tradingview.csv", "1d", ReadingOptions.NONE);
    assertThat(view.understood().sentence())
        .isEqualTo("comma, header, times in UTC, 6 of 8 columns used");
    Reading back = read("shapes/a31_desc.csv", "1d", ReadingOptions.NONE);
    assertThat(back.bars().close(3)).isEqualTo(104);
    assertThat(back.understood().sentence()).contains("newest first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shapes/a04_yahoo_null_row.csv | line 3: the open \"null\" is no number",
        "shapes/c02_java_suffix.csv | line 2: the open \"100d\" is no number",
        "shapes/c03_hexfloat.csv | line 2: the open \"0x64p0\" is no number",
        "shapes/c06_daily_ny_midnight_dst.csv | line 4: the stated time frame is 1d, but this bar"
            + " and the one above it are 23 h 0 min apart; if bars begin at local midnight, say"
            + " where: --zone America/New_York",
      })
  void a_file_that_is_not_right_is_refused_with_its_place(String name, String sentence) {
    assertThatThrownBy(() -> read(name, "1d", ReadingOptions.NONE))
        .isInstanceOf(UnusableFile.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void bad_rows_can_be_left_out_and_are_listed() {
    Reading read = read("shapes/a04_yahoo_null_row.csv", "1d", Texts.skipBad());
    assertThat(read.bars().size()).isEqualTo(2);
    assertThat(read.skippedCount()).isEqualTo(1);
    assertThat(read.skipped()).containsExactly(new BadRow(3, "the open \"null\" is no number"));
  }

  @Test
  void bars_that_begin_at_local_midnight_stay_days_over_a_clock_change() {
    Reading read =
        read("shapes/c06_daily_ny_midnight_dst.csv", "1d", Texts.zone("America/New_York"));
    assertThat(read.bars().start(0)).hasToString("2024-03-09T00:00:00Z");
    assertThat(read.bars().start(1)).hasToString("2024-03-10T00:00:00Z");
    assertThat(read.bars().start(2)).hasToString("2024-03-11T00:00:00Z");
    assertThat(read.understood().sentence()).contains("times in America/New_York");
  }

  private static Reading read(String name, String timeframe, ReadingOptions options) {
    return Texts.read(
        Texts.resource("cases/" + name), Timeframe.of(timeframe).orElseThrow(), options);
  }
}
