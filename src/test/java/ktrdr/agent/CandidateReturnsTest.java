package ktrdr.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ktrdr.work.DurableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateReturnsTest {
  private static final CandidateReturns TWO =
      new CandidateReturns(
          1,
          List.of(
              new CandidateReturns.Series(1, new double[] {0.1, -0.0, 1e-300}),
              new CandidateReturns.Series(4, new double[] {1.0 / 3, Double.NaN, 0})));

  @TempDir private Path directory;

  @Test
  void what_is_read_is_what_was_written() throws IOException {
    Path file = directory.resolve("returns.bin");
    DurableFile.replace(file, TWO);
    assertThat(CandidateReturns.read(file)).isEqualTo(TWO);
    assertThat(CandidateReturns.read(file).returns().get(1)[0]).isEqualTo(1.0 / 3);
    assertThat(Files.size(file)).isEqualTo(3 * 4 + 2 * (2 * 4 + 3 * 8));
  }

  @Test
  void a_file_of_another_form_is_no_result() throws IOException {
    Path file = directory.resolve("returns.bin");
    Files.write(file, new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
    assertThatThrownBy(() -> CandidateReturns.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("returns.bin has the unknown format 2");
    Files.write(file, new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 127, 0, 0, 0});
    assertThatThrownBy(() -> CandidateReturns.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("returns.bin is damaged");
  }

  @Test
  void returns_of_many_bars_are_compounded_and_the_oldest_that_fill_no_period_are_left_out() {
    double[] bars = new double[5_000];
    Arrays.fill(bars, 0.01);
    bars[0] = 7;
    bars[1] = 7;
    double[] periods = CandidateReturns.ofPeriods(bars);
    // three bars each: 1.01³ − 1 = 0.030301
    assertThat(CandidateReturns.barsPerPeriod(5_000)).isEqualTo(3);
    assertThat(periods).hasSize(1_666).containsOnly(new double[] {0.030301}, within(1e-12));
    double[] few = {0.1, 0.2};
    assertThat(CandidateReturns.ofPeriods(few)).containsExactly(few);
  }

  @Test
  void candidates_were_traded_on_the_same_bars() {
    assertThatThrownBy(
            () ->
                new CandidateReturns(
                    1,
                    List.of(
                        new CandidateReturns.Series(1, new double[3]),
                        new CandidateReturns.Series(2, new double[2]))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
