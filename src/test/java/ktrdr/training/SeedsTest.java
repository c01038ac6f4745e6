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
    long[] seeds =
        IntStream.rangeClosed(-5, 20).boxed().flatMapToLong(fold -> fits(seed, fold, 20)).toArray();
    assertThat(seeds).hasSize(26 * 20);
    assertThat(nearest(LongStream.of(seeds))).isGreaterThan(MOST_EPOCHS);
  }

  @Property(tries = 20)
  void no_two_surrogates_share_random_numbers_with_each_other_or_with_a_training(
      @ForAll long seed) {
    LongStream trained = IntStream.rangeClosed(-5, 7).boxed().flatMapToLong(f -> fits(seed, f, 3));
    LongStream surrogates =
        IntStream.rangeClosed(0, 19)
            .boxed()
            .flatMapToLong(
                number ->
                    IntStream.rangeClosed(0, 7)
                        .boxed()
                        .flatMapToLong(f -> fits(Seeds.ofSurrogate(seed, number), f, 1)));
    assertThat(nearest(LongStream.concat(trained, surrogates))).isGreaterThan(MOST_EPOCHS);
  }

  private static LongStream fits(long seed, int fold, int networks) {
    return IntStream.rangeClosed(1, networks)
        .mapToLong(network -> Seeds.ofFit(seed, fold, network));
  }

  /** The fewest steps between two seeds. */
  private static long nearest(LongStream seeds) {
    long[] steps = seeds.map(fit -> fit * inverse(STEP)).sorted().toArray();
    return IntStream.range(0, steps.length)
        .mapToLong(i -> steps[(i + 1) % steps.length] - steps[i])
        .map(Math::abs)
        .min()
        .orElseThrow();
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
