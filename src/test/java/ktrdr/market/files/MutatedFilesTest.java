package ktrdr.market.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import ktrdr.fixture.Proof;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were damaged at random: each is read or refused with its place. With the proof 10,000
 * of them, otherwise some hundreds.
 */
class MutatedFilesTest {
  private static final int FILES = Proof.size(400, 10_000);
  private static final List<String> SEEDS =
      List.of(
          "shapes/01_bom.csv",
          "shapes/11_data_show_csv_does_not_load.csv",
          "shapes/a09_quoted.csv",
          "shapes/a21_epoch_us.csv",
          "shapes/a25_freqtrade_offset.csv",
          "shapes/a54_pandas_index.csv",
          "shapes/a56_tradingview.csv",
          "shapes/a59_dukascopy.csv",
          "shapes/12_fx_24x5_always.csv.gz",
          "09_short_ruin_gap.csv");
  private static final List<String> PIECES =
      List.of(
          ",",
          ";",
          "\t",
          "\"",
          "\n",
          "\r",
          "\n\n",
          "\0",
          "NaN",
          "null",
          "-1",
          "1e999",
          "0x1p3",
          "100d",
          "99999999999999999999",
          "2024-02-30",
          "01/02/03",
          "١٢٣",
          "\u202e",
          "\u2028",
          "+",
          "-",
          ".",
          "1,234.5",
          "'",
          "12:00",
          "2024-01-02",
          "GMT+0100",
          "open",
          "date",
          "{",
          "\u001b[31m",
          "€5");

  @TempDir Path folder;

  @Test
  void a_damaged_file_is_read_or_refused_with_its_place() throws IOException {
    Random random = new Random(20_240_102);
    TreeMap<String, Integer> ends = new TreeMap<>();
    for (int i = 0; i < FILES; i++) {
      byte[] seed = Files.readAllBytes(Texts.resource("cases/" + SEEDS.get(i % SEEDS.size())));
      byte[] mutated = mutated(seed, random);
      ends.merge(end(mutated, random), 1, Integer::sum);
    }
    assertThat(ends).containsKeys("read", "line");
  }

  private String end(byte[] bytes, Random random) {
    Path file = Texts.file(folder, bytes);
    ReadingOptions options = random.nextInt(4) == 0 ? Texts.skipBad() : ReadingOptions.NONE;
    Timeframe timeframe = random.nextBoolean() ? Timeframe.D1 : Timeframe.H1;
    try {
      checked(Texts.read(file, timeframe, options).bars());
      return "read";
    } catch (UnusableFile refused) {
      assertThat(refused.getMessage())
          .matches("The bars of MINE can't be used: (line |behind line |there are |the stated).+")
          .doesNotContainPattern("\\p{Cntrl}");
      return refused.getMessage().contains(": line ") ? "line" : "whole";
    }
  }

  private static void checked(BarSeries bars) {
    for (int i = 0; i < bars.size(); i++) {
      assertThat(bars.low(i) > 0 && bars.low(i) <= bars.open(i) && bars.low(i) <= bars.close(i))
          .isTrue();
      assertThat(bars.high(i) >= bars.open(i) && bars.high(i) >= bars.close(i)).isTrue();
      assertThat(bars.volume(i) >= 0 && Double.isFinite(bars.high(i))).isTrue();
      assertThat(i == 0 || bars.end(i).isAfter(bars.end(i - 1))).isTrue();
    }
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] bytes = seed.clone();
    for (int change = 1 + random.nextInt(4); change > 0; change--) {
      bytes = changed(bytes, random);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    // Mostly near the beginning, where a file is looked at.
    int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 200) : bytes.length);
    int to = Math.min(bytes.length, at + random.nextInt(12));
    return switch (random.nextInt(5)) {
      case 0 -> spliced(bytes, at, to, new byte[0]);
      case 1 -> spliced(bytes, at, at, piece(random));
      case 2 -> spliced(bytes, at, to, piece(random));
      case 3 ->
          spliced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt()});
      default -> spliced(bytes, at, at, java.util.Arrays.copyOfRange(bytes, at, to));
    };
  }

  private static byte[] piece(Random random) {
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    int times = random.nextInt(50) == 0 ? 3_000 : 1;
    return piece.repeat(times).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] all = new byte[bytes.length - (to - from) + middle.length];
    System.arraycopy(bytes, 0, all, 0, from);
    System.arraycopy(middle, 0, all, from, middle.length);
    System.arraycopy(bytes, to, all, from + middle.length, bytes.length - to);
    return all;
  }
}
