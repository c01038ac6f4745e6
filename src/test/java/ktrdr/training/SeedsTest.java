package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SeedsTest {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long MOST_EPOCHS = 10_000;

  @Example
  void the_only_network_of_a_holdout_keeps_the_seed_of_its_training() {
    assertThat(Seeds.ofFit(42, 0, 1)).isEqualTo(42);
    assertThat(Seeds.ofFit(42, 0, 2)).isNotEqualTo(42);
    assertThat(Seeds.ofFit(42, 1, 1)).isNotEqualTo(42);
  }

  /**
   * Two fits share the numbers of an epoch if their seeds are so many steps apart, because the seed
   * of epoch e is a bijection of seed + (e + 1) · step.
   */
  @Property(tries = 20)
  void no_two_fits_share_the_random_numbers_of_any_epoch(@ForAll long seed) {
    long[] steps =
        IntStream.rangeClosed(-5, 20)
            .boxed()
            .flatMapToLong(
                fold ->
                    IntStream.rangeClosed(1, 20)
                        .mapToLong(network -> Seeds.ofFit(seed, fold, network) * inverse(STEP)))
            .sorted()
            .toArray();
    assertThat(steps).hasSize(26 * 20);
    long nearest =
        IntStream.range(0, steps.length)
            .mapToLong(i -> steps[(i + 1) % steps.length] - steps[i])
            .map(Math::abs)
            .min()
            .orElseThrow();
    assertThat(nearest).isGreaterThan(MOST_EPOCHS);
  }

  @Example
  void a_shared_stream_would_be_seen() {
    long[] streams =
        LongStream.of(7, later(7, 3))
            .flatMap(seed -> LongStream.range(0, 5).map(epoch -> Seeds.mix(seed, epoch)))
            .toArray();
    assertThat(Arrays.stream(streams).distinct().count()).isEqualTo(8);
    assertThat((later(7, 3) - 7) * inverse(STEP)).isEqualTo(3);
  }

  private static long later(long seed, long steps) {
    return seed + steps * STEP;
  }

  /** The number that times an odd one is 1, modulo 2^64, by Newton's method. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
