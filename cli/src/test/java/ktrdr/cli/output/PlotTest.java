package ktrdr.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlotTest {

  @Test
  void a_rise_of_a_fifth_goes_from_the_lower_left_to_the_upper_right() {
    assertThat(new Plot(new double[] {100, 110, 120}, new double[0]).lines(40))
        .containsExactly(
            " +20.0 %┤  █",
            "        ┤",
            " +15.0 %┤",
            "        ┤",
            " +10.0 %┤ █",
            "        ┤",
            "  +5.0 %┤",
            "        ┤",
            "  +0.0 %┤█");
  }

  @Test
  void the_strategy_is_drawn_over_the_benchmark_on_the_same_scale() {
    assertThat(new Plot(new double[] {100, 100}, new double[] {200, 100}).lines(40))
        .startsWith("  +0.0 %┤██")
        .endsWith(" -50.0 %┤ ·");
  }

  @Test
  void a_thousand_points_fit_the_width_and_the_last_one_is_shown() {
    double[] rising = new double[1000];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = 100 + i;
    }
    var lines = new Plot(rising, new double[0]).lines(60);
    assertThat(lines).allMatch(line -> line.length() <= 60);
    assertThat(lines.get(0)).endsWith("█").hasSize(60);
  }

  @Test
  void a_flat_line_is_drawn_and_fewer_than_two_points_are_not() {
    assertThat(new Plot(new double[] {5, 5}, new double[0]).lines(40))
        .anyMatch(line -> line.contains("██"));
    assertThat(new Plot(new double[] {5}, new double[0]).lines(40)).isEmpty();
    assertThat(new Plot(new double[0], new double[0]).lines(40)).isEmpty();
  }
}
