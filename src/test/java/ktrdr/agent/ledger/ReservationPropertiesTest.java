package ktrdr.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.prices.PlannedCall;
import ktrdr.agent.prices.PriceList;
import ktrdr.agent.prices.PriceRow;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;

/** No call that stays within its sizes costs more than what was reserved for it. */
@Tag("money")
class ReservationPropertiesTest {
  private static final List<PriceRow> ROWS = PriceList.builtin().rows();

  @Provide
  Arbitrary<PriceRow> rows() {
    return Arbitraries.of(ROWS);
  }

  @Provide
  Arbitrary<PlannedCall> calls() {
    Arbitrary<ServiceTerms> terms =
        Combinators.combine(booleans(), booleans(), booleans()).as(ServiceTerms::new);
    return Combinators.combine(
            Arbitraries.longs().between(0, 900_000),
            Arbitraries.longs().between(-1, 900_000),
            Arbitraries.longs().between(0, 128_000),
            Arbitraries.of(CacheLifetime.class).set(),
            terms)
        .as(ReservationPropertiesTest::call);
  }

  private static Arbitrary<Boolean> booleans() {
    return Arbitraries.of(true, false);
  }

  private static PlannedCall call(
      long bytes, long counted, long output, Set<CacheLifetime> writes, ServiceTerms terms) {
    OptionalLong count = counted < 0 ? OptionalLong.empty() : OptionalLong.of(counted);
    return new PlannedCall("any", bytes, count, output, writes, terms);
  }

  @Property(tries = 5000)
  void no_call_within_its_sizes_costs_more_than_its_reservation(
      @ForAll("rows") PriceRow row, @ForAll("calls") PlannedCall call, @ForAll long seed) {
    TokenCounts tokens = within(call, row, new Random(seed));
    assertThat(row.cost(tokens, call.terms())).isLessThanOrEqualTo(row.most(call));
  }

  /** Any tokens that the call can use. */
  private static TokenCounts within(PlannedCall call, PriceRow row, Random random) {
    long left = upTo(call.mostInput(row.facts().overheadTokens()), random);
    Map<CacheLifetime, Long> writes = new EnumMap<>(CacheLifetime.class);
    for (CacheLifetime lifetime : call.writes()) {
      long written = upTo(left, random);
      writes.put(lifetime, written);
      left -= written;
    }
    long read = upTo(left, random);
    return new TokenCounts(left - read, read, writes, upTo(call.maxOutput(), random), 0);
  }

  /** Often all of it. */
  private static long upTo(long most, Random random) {
    return random.nextInt(3) == 0 ? most : random.nextLong(most + 1);
  }

  @Property
  void a_call_costs_what_its_classes_cost_one_by_one(
      @ForAll @LongRange(min = 0, max = 30_000) long uncached,
      @ForAll @LongRange(min = 0, max = 30_000) long read,
      @ForAll @LongRange(min = 0, max = 30_000) long written,
      @ForAll @LongRange(min = 0, max = 100_000) long output) {
    PriceRow row = ROWS.get(0);
    Map<CacheLifetime, Long> writes = Map.of(CacheLifetime.ONE_HOUR, written);
    BigDecimal sum =
        cost(row, new TokenCounts(uncached, 0, Map.of(), 0, 0))
            .add(cost(row, new TokenCounts(0, read, Map.of(), 0, 0)))
            .add(cost(row, new TokenCounts(0, 0, writes, 0, 0)))
            .add(cost(row, new TokenCounts(0, 0, Map.of(), output, 0)));
    assertThat(cost(row, new TokenCounts(uncached, read, writes, output, 0)))
        .isEqualByComparingTo(sum);
  }

  @Example
  void the_smaller_of_bytes_and_a_tenth_more_than_the_count_is_reserved() {
    assertThat(call(40, -1, 0, Set.of(), ServiceTerms.STANDARD).mostInput(7)).isEqualTo(47);
    assertThat(call(40, 11, 0, Set.of(), ServiceTerms.STANDARD).mostInput(0)).isEqualTo(13);
    assertThat(call(40, 39, 0, Set.of(), ServiceTerms.STANDARD).mostInput(0)).isEqualTo(40);
  }

  @Example
  void a_call_that_may_reach_the_dear_tier_is_reserved_at_its_price() {
    PriceRow haiku =
        ROWS.stream().filter(r -> r.model().equals("claude-haiku-5-5")).findFirst().orElseThrow();
    PlannedCall cheap = call(99_500, -1, 0, Set.of(), ServiceTerms.STANDARD);
    PlannedCall dear = call(99_501, -1, 0, Set.of(), ServiceTerms.STANDARD);
    assertThat(haiku.most(cheap)).isEqualByComparingTo("0.01");
    assertThat(haiku.most(dear)).isEqualByComparingTo("0.0500005");
  }

  private static BigDecimal cost(PriceRow row, TokenCounts tokens) {
    return row.cost(tokens, ServiceTerms.STANDARD);
  }
}
