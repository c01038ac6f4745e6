package ktrdr.agent.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.agent.design.RankCorrelation.Pair;
import ktrdr.fixture.PlantedMarket;
import ktrdr.market.BarSeries;
import ktrdr.work.Crew;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  @Test
  void each_candidate_has_a_score_of_its_design_and_one_of_its_walk_forward() {
    BarSeries bars = PlantedMarket.meanReversion(1_250, 0.25, 1);
    List<Pair> pairs = new RankCorrelation(2, 1).pairs(bars, 1, Crew.alone());
    assertThat(pairs).hasSizeBetween(1, 2);
    assertThat(pairs)
        .allMatch(pair -> Double.isFinite(pair.design()) && Double.isFinite(pair.outOfSample()));
  }

  @Test
  void equal_orders_correlate_with_1_and_opposite_ones_with_minus_1() {
    List<Pair> equal = List.of(new Pair("a", 1, 7), new Pair("b", 2, 8), new Pair("c", 9, 8.5));
    List<Pair> opposite = List.of(new Pair("a", 1, 3), new Pair("b", 2, 2), new Pair("c", 9, 1));
    assertThat(RankCorrelation.of(equal)).isEqualTo(1);
    assertThat(RankCorrelation.of(opposite)).isEqualTo(-1);
  }
}
