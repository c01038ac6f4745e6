package ktrdr.rest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One client of one tree. */
class EventPumpTest {
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
  void a_new_client_first_sees_how_the_tree_stands_and_after_which_event() {
    OperationId root = stage.open();
    Listener client = stage.follow(root, null);
    assertThat(client.names()).containsExactly("snapshot");
    assertThat(client.ids()).containsExactly(Long.toString(stage.log(root).size()));
    assertThat(client.data("snapshot").get(0))
        .contains("\"sequence\":2", root.value(), "\"children\":[{", "\"status\":\"pending\"");
  }

  @Test
  void the_ids_of_a_whole_session_are_the_sequences_of_its_log_without_a_gap() {
    OperationId root = stage.open();
    Listener client = stage.follow(root, 0L);
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(root, phase);
      stage.told(root);
    }
    assertThat(client.ids()).isEqualTo(sequences(1, stage.log(root).size()));
    assertThat(client.names().subList(0, client.ids().size()))
        .isEqualTo(stage.log(root).stream().map(OperationEvent::kind).toList());
  }

  @Test
  void a_client_that_comes_back_gets_exactly_the_rest_wherever_it_was() {
    OperationId root = stage.completed();
    int length = stage.log(root).size();
    for (long place = 0; place <= length; place++) {
      assertThat(stage.follow(root, place).ids()).isEqualTo(sequences(place + 1, length));
    }
  }

  @Test
  void a_commit_of_this_server_arrives_without_waiting_for_a_tick() {
    OperationId root = stage.open();
    Listener client = stage.follow(root, 2L);
    stage.begin(root, SessionPhase.DESIGNING);
    stage.round();
    assertThat(client.ids()).isEmpty();
    stage.told(root);
    assertThat(client.ids()).containsExactly("3", "4");
  }

  @Test
  void what_another_server_wrote_arrives_with_the_next_tick() {
    OperationId root = stage.open();
    Listener client = stage.follow(root, 2L);
    stage.begin(root, SessionPhase.DESIGNING);
    stage.ticks(1);
    assertThat(client.ids()).containsExactly("3", "4");
  }

  @Test
  void progress_has_no_id_and_is_told_only_when_it_changed() {
    OperationId root = stage.open();
    PhaseRun run = stage.begin(root, SessionPhase.DESIGNING);
    Listener client = stage.follow(root, null);
    stage.report(run.child().id(), 0.25);
    stage.ticks(3);
    stage.report(run.child().id(), 0.5);
    stage.report(run.child().id(), 0.75);
    stage.ticks(3);
    assertThat(client.data("progress"))
        .hasSize(2)
        .allSatisfy(json -> assertThat(json).contains(run.child().id().value(), root.value()));
    assertThat(client.data("progress").get(0)).contains("\"percentage\":25.0");
    assertThat(client.data("progress").get(1)).contains("\"percentage\":75.0");
    assertThat(client.ids()).hasSize(1);
  }

  @Test
  void a_client_that_comes_back_is_told_the_progress_of_what_runs() {
    OperationId root = stage.open();
    PhaseRun run = stage.begin(root, SessionPhase.DESIGNING);
    stage.report(run.child().id(), 0.25);
    Listener client = stage.follow(root, 4L);
    stage.ticks(1);
    assertThat(client.ids()).isEmpty();
    assertThat(client.data("progress")).hasSize(1);
  }

  @Test
  void what_completes_is_told_at_100_percent_before_the_end() {
    OperationId root = stage.open();
    Listener client = stage.follow(root, 0L);
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(root, phase);
    }
    stage.pump.touch(root);
    stage.ticks(1);
    assertThat(client.data("progress")).anySatisfy(json -> isDone(json, root));
    assertThat(client.heard().get(client.heard().size() - 1).name()).contains("end");
  }

  private static void isDone(String json, OperationId id) {
    assertThat(json).contains("\"operation_id\":\"" + id + "\"", "\"percentage\":100.0");
  }

  @Test
  void after_the_last_event_of_a_terminal_root_comes_the_end_and_the_stream_is_closed() {
    OperationId root = stage.open();
    Listener client = stage.follow(root, null);
    stage.cancel(root);
    stage.told(root);
    assertThat(client.names()).endsWith("transition", "end");
    assertThat(client.data("end").get(0))
        .contains("\"status\":\"cancelled\"", "\"sequence\":" + stage.log(root).size());
    assertThat(client.isClosed()).isTrue();
    stage.round();
    assertThat(stage.pump.size()).isZero();
  }

  @Test
  void a_new_client_of_an_ended_session_sees_how_it_ended_and_the_end() {
    Listener client = stage.follow(stage.completed(), null);
    assertThat(client.names()).containsExactly("snapshot", "end");
  }

  @Test
  void a_session_that_was_resumed_goes_on_after_its_first_end() {
    OperationId root = stage.open();
    stage.begin(root, SessionPhase.DESIGNING);
    stage.cancel(root);
    stage.database.run(() -> stage.transactions.cancels().settle(root, false));
    long first = stage.log(root).size();
    stage.resume(root);
    Listener client = stage.follow(root, first);
    assertThat(client.names()).doesNotContain("end").isNotEmpty();
    assertThat(client.ids()).isEqualTo(sequences(first + 1, stage.log(root).size()));
  }

  @Test
  void a_client_that_hears_nothing_else_hears_that_the_server_is_there() {
    Listener client = stage.follow(stage.open(), null);
    assertThat(client.comments()).isZero();
    stage.ticks(StreamStage.BEAT);
    assertThat(client.comments()).isEqualTo(1);
    stage.ticks(StreamStage.BEAT);
    assertThat(client.comments()).isEqualTo(2);
  }

  @Test
  void a_client_that_is_gone_is_forgotten_at_the_next_message() {
    Listener client = stage.follow(stage.open(), null);
    client.go();
    assertThat(stage.pump.size()).isEqualTo(1);
    stage.ticks(StreamStage.BEAT + 1);
    assertThat(stage.pump.size()).isZero();
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void one_client_more_than_allowed_is_refused_until_another_goes() {
    OperationId root = stage.open();
    List<Listener> clients =
        Stream.generate(() -> stage.follow(root, 2L)).limit(StreamStage.MOST).toList();
    assertThatThrownBy(() -> stage.follow(root, 2L)).isInstanceOf(TooManyStreams.class);
    clients.get(0).close();
    stage.round();
    stage.follow(root, 2L);
    assertThat(stage.pump.size()).isEqualTo(StreamStage.MOST);
  }

  private static List<String> sequences(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList();
  }
}
