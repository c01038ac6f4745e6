package ktrdr.market.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Symbol;
import ktrdr.market.Symbol.Trading;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.SeriesCatalogue.Entry;
import ktrdr.market.sources.SeriesCatalogue.Origin;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesCatalogueTest {
  private static final Symbol MINE = new Symbol("MINE", "imported", Trading.ALWAYS);
  private static final String TWO =
      "start,open,high,low,close,volume\n2020-01-02,1,3,1,2,10\n2020-01-03,2,4,2,3,0\n";

  @TempDir Path home;

  @Test
  void each_series_has_its_figures_and_its_origin() throws IOException {
    BarSeries taken = take(TWO);
    List<Entry> all = catalogue(Bars.with(imported())).list();
    assertThat(entry(all, "MINE", Timeframe.D1).origin()).isEqualTo(Origin.IMPORTED);
    assertThat(entry(all, "MINE", Timeframe.D1).figures())
        .contains(
            new SeriesFigures(
                2,
                Instant.parse("2020-01-02T00:00:00Z"),
                Instant.parse("2020-01-03T00:00:00Z"),
                taken.sha256(),
                0));
    assertThat(entry(all, "SPX", Timeframe.D1).origin()).isEqualTo(Origin.BUNDLED);
    assertThat(entry(all, "SPX", Timeframe.W1).origin()).isEqualTo(Origin.RESAMPLED);
  }

  @Test
  void figures_are_kept_until_the_bars_change() throws IOException {
    take(TWO);
    Counting first = new Counting(imported());
    SeriesCatalogue catalogue = catalogue(first);
    catalogue.list();
    catalogue.list();
    assertThat(first.loads).isEqualTo(1);
    Counting restarted = new Counting(imported());
    assertThat(bars(catalogue(restarted))).isEqualTo(2);
    assertThat(restarted.loads).isZero();
    take(TWO + "2020-01-04,3,4,3,3,1\n");
    assertThat(bars(catalogue(restarted))).isEqualTo(3);
    assertThat(restarted.loads).isEqualTo(1);
  }

  @Test
  void a_kept_file_that_was_cut_off_is_written_again() throws IOException {
    take(TWO);
    catalogue(imported()).list();
    Path kept = home.resolve("series").resolve("MINE_D1");
    Files.writeString(kept, Files.readString(kept).substring(0, 20));
    assertThat(bars(catalogue(imported()))).isEqualTo(2);
  }

  @Test
  void a_series_that_can_not_be_read_is_listed_without_figures() throws IOException {
    take(TWO);
    Path file = home.resolve("data").resolve("MINE_1d_always.csv.gz");
    Files.writeString(file, "not packed");
    assertThat(catalogue(imported()).list())
        .extracting(Entry::figures)
        .containsExactly(Optional.empty());
  }

  @Test
  void removed_bars_are_no_longer_listed_and_leave_no_figures() throws IOException {
    take(TWO);
    SeriesCatalogue before = catalogue(imported());
    assertThat(bars(before)).isEqualTo(2);
    assertThat(imported().remove("MINE", Optional.of(Timeframe.H1))).isEmpty();
    assertThat(imported().remove("MINE", Optional.of(Timeframe.D1)))
        .containsExactly(new BarSource.Listing(MINE, Timeframe.D1));
    assertThat(before.list()).isEmpty();
    assertThat(home.resolve("series")).isEmptyDirectory();
  }

  private static int bars(SeriesCatalogue catalogue) {
    return catalogue.list().get(0).figures().orElseThrow().bars();
  }

  private static Entry entry(List<Entry> all, String symbol, Timeframe timeframe) {
    return all.stream()
        .filter(e -> e.listing().symbol().name().equals(symbol))
        .filter(e -> e.listing().timeframe() == timeframe)
        .findFirst()
        .orElseThrow();
  }

  private SeriesCatalogue catalogue(BarSource source) {
    return new SeriesCatalogue(source, imported(), home.resolve("series"));
  }

  private ImportedBars imported() {
    return new ImportedBars(home.resolve("data"));
  }

  private BarSeries take(String text) throws IOException {
    Path csv = Files.writeString(home.resolve("bars.csv"), text);
    return imported().take(csv, MINE, Timeframe.D1, ProgressMonitor.unwatched());
  }

  /** Counts how often bars are read. */
  private static final class Counting implements BarSource {
    private final BarSource source;
    private int loads;

    private Counting(BarSource source) {
      this.source = source;
    }

    @Override
    public List<Listing> listings() {
      return new ArrayList<>(source.listings());
    }

    @Override
    public String version(String symbol, Timeframe timeframe) {
      return source.version(symbol, timeframe);
    }

    @Override
    public BarSeries load(String symbol, Timeframe timeframe) {
      loads++;
      return source.load(symbol, timeframe);
    }
  }
}
