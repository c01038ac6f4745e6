package ktrdr.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ktrdr.operations.OperationId;
import ktrdr.rest.events.client.Frame;
import ktrdr.sessions.SessionPhase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One stream of several trees. */
class SeveralTreesTest {
  private static final StreamStage stage = new StreamStage();

  @BeforeEach
  void begin() {
    stage.clear();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void a_new_client_sees_how_each_tree_stands() {
    OperationId one = stage.open();
    OperationId other = stage.open();
    Listener client = stage.follow(List.of(one, other), null);
    assertThat(client.names()).containsExactly("snapshot", "snapshot");
    assertThat(client.data("snapshot").get(0)).contains(one.value());
    assertThat(client.data("snapshot").get(1)).contains(other.value());
    assertThat(client.ids().get(1)).isEqualTo(one + ".2~" + other + ".2");
  }

  @Test
  void a_client_that_comes_back_gets_exactly_the_rest_of_both_wherever_it_was() {
    OperationId one = stage.open();
    OperationId other = stage.open();
    Listener all = stage.follow(List.of(one, other), one + ".0~" + other + ".0");
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(one, phase);
      stage.told(one);
      stage.finish(other, phase);
      stage.told(other);
    }
    List<String> whole = durable(all);
    assertThat(whole).doesNotHaveDuplicates().hasSize(all.ids().size());
    for (int heard = 1; heard <= whole.size(); heard++) {
      Listener again = stage.follow(List.of(one, other), all.ids().get(heard - 1));
      assertThat(durable(again))
          .containsExactlyInAnyOrderElementsOf(whole.subList(heard, whole.size()));
    }
  }

  @Test
  void a_tree_that_the_cursor_does_not_know_begins_with_a_snapshot() {
    OperationId one = stage.open();
    OperationId other = stage.open();
    Listener client = stage.follow(List.of(one, other), one + ".1");
    assertThat(client.names()).containsExactly("snapshot", "created");
    assertThat(client.data("snapshot").get(0)).contains(other.value());
  }

  @Test
  void each_tree_has_its_end_and_the_last_one_closes_the_stream() {
    OperationId one = stage.open();
    OperationId other = stage.open();
    Listener client = stage.follow(List.of(one, other), null);
    stage.cancel(one);
    stage.told(one);
    assertThat(client.data("end")).hasSize(1);
    assertThat(client.isClosed()).isFalse();
    stage.cancel(other);
    stage.told(other);
    assertThat(client.data("end")).hasSize(2);
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void a_tree_that_goes_on_after_its_end_is_told_again() {
    OperationId one = stage.open();
    OperationId other = stage.open();
    Listener client = stage.follow(List.of(one, other), null);
    stage.cancel(one);
    stage.told(one);
    stage.resume(one);
    stage.ticks(8);
    assertThat(client.names()).endsWith("end", "transition", "transition");
    stage.cancel(one);
    stage.told(one);
    assertThat(client.data("end")).hasSize(2);
  }

  @Test
  void who_follows_all_that_is_active_is_first_told_what_that_is() {
    stage.completed();
    OperationId active = stage.open();
    Listener client = stage.followActive(null);
    assertThat(client.names()).containsExactly("roots", "snapshot");
    assertThat(client.data("roots")).containsExactly("{\"roots\":[\"" + active + "\"]}");
  }

  @Test
  void a_session_that_begins_later_joins_with_its_created_event() {
    Listener client = stage.followActive(null);
    OperationId later = stage.open();
    stage.told(later);
    assertThat(client.names()).containsExactly("roots", "created", "created");
    assertThat(client.data("created").get(0)).contains(later.value(), "\"sequence\":1");
  }

  @Test
  void a_session_that_another_server_began_joins_within_four_ticks() {
    Listener client = stage.followActive(null);
    stage.open();
    stage.ticks(4);
    assertThat(client.names()).containsExactly("roots", "created", "created");
  }

  @Test
  void a_session_that_began_and_ended_while_the_client_was_away_is_told_wholly() {
    Listener before = stage.followActive(null);
    OperationId whole = stage.completed();
    Listener again = stage.followActive(before.ids().get(0));
    stage.ticks(4);
    assertThat(again.ids()).hasSize(stage.log(whole).size());
    assertThat(again.names()).startsWith("created").endsWith("end");
  }

  @Test
  void a_client_that_comes_back_gets_exactly_the_rest_of_all_that_is_active() {
    OperationId one = stage.open();
    Listener all = stage.followActive(null);
    OperationId later = stage.open();
    stage.told(later);
    stage.finish(one, SessionPhase.DESIGNING);
    stage.told(one);
    stage.finish(later, SessionPhase.DESIGNING);
    stage.told(later);
    List<String> whole = durable(all);
    List<String> ids = all.ids().subList(2, all.ids().size());
    for (int heard = 1; heard <= whole.size(); heard++) {
      Listener again = stage.followActive(ids.get(heard - 1));
      stage.ticks(4);
      assertThat(durable(again))
          .containsExactlyInAnyOrderElementsOf(whole.subList(heard, whole.size()));
    }
  }

  @Test
  void a_session_that_ended_long_ago_leaves_the_cursor() {
    OperationId old = stage.open();
    Listener client = stage.followActive(null);
    stage.cancel(old);
    stage.told(old);
    stage.clock.advance(Duration.ofMinutes(2));
    OperationId later = stage.open();
    stage.told(later);
    stage.ticks(4);
    stage.begin(later, SessionPhase.DESIGNING);
    stage.told(later);
    List<String> ids = client.ids();
    assertThat(ids.get(ids.size() - 1)).contains(later.value()).doesNotContain(old.value());
  }

  @Test
  void an_old_session_that_is_resumed_joins_with_a_snapshot() {
    OperationId old = stage.open();
    stage.cancel(old);
    stage.clock.advance(Duration.ofMinutes(5));
    Listener client = stage.followActive(null);
    stage.resume(old);
    stage.told(old);
    assertThat(client.names()).containsExactly("roots", "snapshot");
    stage.begin(old, SessionPhase.DESIGNING);
    stage.told(old);
    assertThat(client.names()).endsWith("snapshot", "transition", "transition");
  }

  @Test
  void a_client_that_was_away_for_hours_begins_anew() {
    Listener before = stage.followActive(null);
    stage.completed();
    stage.clock.advance(Duration.ofHours(2));
    OperationId active = stage.open();
    Listener again = stage.followActive(before.ids().get(0));
    assertThat(again.names()).containsExactly("roots", "snapshot");
    assertThat(again.data("snapshot").get(0)).contains(active.value());
  }

  /** What is in the log, without that from which a stream began. */
  private static List<String> durable(Listener client) {
    List<String> told = new ArrayList<>();
    for (Frame frame : client.heard()) {
      if (frame.id().isPresent()
          && !frame.name().get().equals("snapshot")
          && !frame.name().get().equals("roots")) {
        told.add(frame.data());
      }
    }
    return told;
  }
}
