package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ktrdr.system.Agent;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scenario 6: the parent's progress is aggregated from its children, across all phases. */
@ExtendWith(LeavesIdle.class)
class ProgressAggregationWorksAcrossPhasesIT {
  private static final Map<String, List<Integer>> SHARES =
      Map.of(
          "agent_design", List.of(0, 25),
          "training", List.of(25, 60),
          "backtesting", List.of(60, 90),
          "agent_assessment", List.of(90, 100));

  /** The tree as it was seen, as often as could be looked, from its beginning to its end. */
  private static final List<JsonObject> seen = new ArrayList<>();

  @BeforeAll
  static void watch_a_whole_session() {
    Run holder = Agent.shared().startIn(Phase.DESIGNING);
    Run run = Agent.shared().start(Triggers.queued(Triggers.quick(6)));
    seen.add(run.tree());
    // Whatever the machine: its first step was seen before it begins.
    run.api().delete("/operations/" + holder.operation());
    Await.until(
        "the end",
        () -> {
          seen.add(run.tree());
          return seen.get(seen.size() - 1);
        },
        Run::ended);
  }

  @Test
  void the_parent_never_falls_and_ends_at_100() {
    assertThat(seen).extracting(Run::percentage).isSorted().last().isEqualTo(100.0);
  }

  @Test
  void the_parent_is_at_100_only_when_it_is_completed() {
    assertThat(seen)
        .filteredOn(tree -> Run.percentage(tree) == 100)
        .extracting(tree -> tree.getString("status"))
        .containsOnly("completed");
  }

  @Test
  void the_parent_stands_within_the_share_of_the_phase_that_runs() {
    assertThat(seen)
        .filteredOn(tree -> !Run.children(tree).isEmpty())
        .isNotEmpty()
        .allSatisfy(ProgressAggregationWorksAcrossPhasesIT::assertWithinShare);
  }

  @Test
  void no_child_falls() {
    for (Phase phase : Phase.values()) {
      assertThat(seen)
          .flatExtracting(tree -> percentageOf(tree, phase))
          .as(phase.toString())
          .isSorted();
    }
  }

  @Test
  void the_parent_says_in_which_phase_it_is_at_which_step() {
    Map<Phase, String> titles =
        Map.of(Phase.DESIGNING, "Design: candidate ", Phase.TRAINING, "Training: epoch ");
    titles.forEach(
        (phase, title) -> {
          Run run = Agent.shared().startIn(phase);
          Await.until(title, () -> step(run.tree()), step -> step.startsWith(title));
          Agent.shared().makeIdle();
        });
  }

  @Test
  void steps_are_counted_from_0_to_4() {
    assertThat(seen)
        .extracting(tree -> tree.getJsonObject("progress").getInt("steps_completed"))
        .isSorted()
        .contains(0, 4);
    assertThat(seen)
        .extracting(tree -> tree.getJsonObject("progress").getInt("steps_total"))
        .containsOnly(4);
  }

  private static void assertWithinShare(JsonObject tree) {
    JsonObject newest = Run.children(tree).get(Run.children(tree).size() - 1);
    List<Integer> share = SHARES.get(newest.getString("operation_type"));
    assertThat(Run.percentage(tree)).isBetween((double) share.get(0), (double) share.get(1));
  }

  private static List<Double> percentageOf(JsonObject tree, Phase phase) {
    return Run.children(tree).stream()
        .filter(child -> child.getString("operation_type").equals(phase.operation()))
        .map(Run::percentage)
        .toList();
  }

  private static String step(JsonObject tree) {
    return tree.getJsonObject("progress").getString("current_step", "");
  }
}
