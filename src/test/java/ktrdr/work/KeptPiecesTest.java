package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.Hands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pieces are sums of four numbers; each number is a state. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptPiecesTest {
  private static final int PIECES = 4;
  private static final int STEPS = 4;

  @TempDir private Path directory;
  private final Hands hands = new Hands();
  private final List<String> warnings = new ArrayList<>();
  private final List<Progress> told = new ArrayList<>();
  private final AtomicInteger steps = new AtomicInteger();
  private CancelSwitch work;
  private int cancelAt = Integer.MAX_VALUE;

  @AfterEach
  void end() {
    hands.close();
  }

  @Test
  void work_that_is_stopped_anywhere_and_resumed_gives_the_same_bits_on_any_processors()
      throws IOException {
    List<Double> whole = run(1, "whole");
    for (int stop = 1; stop < PIECES * STEPS; stop += 5) {
      for (int processors : new int[] {1, 3}) {
        String name = "stopped at " + stop + " of " + processors;
        cancelAt = steps.get() + stop;
        assertThat(stopped(processors, name)).isTrue();
        cancelAt = Integer.MAX_VALUE;
        assertThat(run(processors, name)).isEqualTo(whole);
      }
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_later_run_does_only_what_is_not_kept() throws IOException {
    cancelAt = 2 * STEPS + 3;
    assertThat(stopped(1, "work")).isTrue();
    cancelAt = Integer.MAX_VALUE;
    int before = steps.get();
    told.clear();
    run(1, "work");
    assertThat(steps.get() - before).isEqualTo(PIECES * STEPS - before);
    assertThat(told.get(0).fraction()).isGreaterThanOrEqualTo(0.5);
    assertThat(told).extracting(Progress::fraction).isSorted().endsWith(1.0);
  }

  @Test
  void finished_work_does_nothing_again_and_a_lost_piece_is_done_again() throws IOException {
    List<Double> whole = run(3, "work");
    assertThat(steps.get()).isEqualTo(PIECES * STEPS);
    assertThat(run(3, "work")).isEqualTo(whole);
    assertThat(steps.get()).isEqualTo(PIECES * STEPS);
    Files.delete(directory.resolve("work").resolve("piece-2.done"));
    assertThat(run(3, "work")).isEqualTo(whole);
    assertThat(steps.get()).isEqualTo(PIECES * STEPS + STEPS);
    assertThat(directory.resolve("work").toFile().list()).hasSize(PIECES);
  }

  @Test
  void a_result_of_another_form_is_said_and_computed_again() throws IOException {
    CheckpointFolder folder = folder("work");
    folder.finish(1, "sum 1", out -> out.write(7), folder.running(1, 1));
    List<Double> whole = run(1, "other work");
    assertThat(run(1, "work")).isEqualTo(whole);
    assertThat(warnings)
        .containsExactly("The result of piece 1 can't be read (IOException: 1 bytes)");
  }

  private List<Double> run(int processors, String name) throws IOException {
    work =
        new CancelSwitch() {
          @Override
          public void report(Progress progress) {
            told.add(progress);
          }
        };
    List<KeptPieces.Kept<Double>> pieces = new ArrayList<>();
    for (int i = 0; i < PIECES; i++) {
      int seed = i;
      pieces.add(
          new KeptPieces.Kept<>(
              "piece " + i, 1, "sum " + i, (states, monitor) -> sum(seed, states, monitor)));
    }
    Crew crew = new Crew(hands.processors(processors));
    return new KeptPieces(crew, folder(name)).run(pieces, new Doubles(), 0, work);
  }

  private boolean stopped(int processors, String name) throws IOException {
    try {
      run(processors, name);
      return false;
    } catch (WorkCancelled e) {
      return true;
    }
  }

  private CheckpointFolder folder(String name) {
    return new CheckpointFolder(directory.resolve(name), warnings::add, () -> true);
  }

  private double sum(int seed, Checkpoints states, ProgressMonitor monitor) {
    Optional<byte[]> last = states.last("sum " + seed);
    double sum = last.isPresent() ? ByteBuffer.wrap(last.get()).getDouble(4) : 0;
    int first = last.isPresent() ? ByteBuffer.wrap(last.get()).getInt(0) + 1 : 1;
    for (int step = first; step <= STEPS; step++) {
      monitor.stopIfCancelled();
      sum += new SplittableRandom(100L * seed + step).nextDouble() / 3;
      byte[] state = ByteBuffer.allocate(12).putInt(step).putDouble(sum).array();
      states.keep("sum " + seed, () -> out -> out.write(state));
      if (steps.incrementAndGet() == cancelAt) {
        work.cancel();
      }
      monitor.report(Progress.of(step, STEPS, ""));
    }
    return sum;
  }

  private static final class Doubles implements KeptPieces.Form<Double> {
    @Override
    public DurableFile.Content write(Double result) {
      return out -> out.write(ByteBuffer.allocate(8).putDouble(result).array());
    }

    @Override
    public Double read(byte[] bytes) throws IOException {
      if (bytes.length != 8) {
        throw new IOException(bytes.length + " bytes");
      }
      return ByteBuffer.wrap(bytes).getDouble();
    }
  }
}
