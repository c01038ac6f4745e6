package ktrdr.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import ktrdr.fixture.Quiet;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.Operations;
import ktrdr.rest.events.client.ClientQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that does not read as fast as a session writes. */
class SlowClientTest {
  private static final int MANY = ClientQueue.ROOM + 50;

  private static final StreamStage stage = new StreamStage();
  private OperationId root;

  @BeforeEach
  void begin() {
    stage.clear();
    root = stage.open();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void it_waits_in_the_log_and_not_in_memory_and_misses_nothing() {
    Listener slow = stage.follow(root, 0L, new Listener().slow());
    events(MANY);
    stage.told(root);
    stage.ticks(3);
    assertThat(slow.heard()).hasSize(1);
    slow.hurry();
    assertThat(slow.heard()).hasSizeLessThanOrEqualTo(ClientQueue.ROOM + 1);
    for (int round = 0; round < 4; round++) {
      stage.round();
    }
    assertThat(slow.ids())
        .isEqualTo(
            IntStream.rangeClosed(1, stage.log(root).size()).mapToObj(Integer::toString).toList());
  }

  @Test
  void it_does_not_keep_another_waiting() {
    Listener slow = stage.follow(root, 0L, new Listener().slow());
    Listener quick = stage.follow(root, 0L);
    events(MANY);
    stage.told(root);
    assertThat(quick.ids()).hasSize(stage.log(root).size());
    assertThat(slow.heard()).hasSize(1);
  }

  @Test
  void it_is_told_the_latest_progress_and_not_all_that_was_before() {
    Listener slow = stage.follow(root, 0L, new Listener().slow());
    events(ClientQueue.ROOM / 2);
    stage.told(root);
    for (int percent = 1; percent <= 50; percent++) {
      stage.report(root, percent / 100.0);
      stage.ticks(1);
    }
    slow.hurry();
    stage.round();
    assertThat(slow.data("progress")).hasSize(1);
    assertThat(slow.data("progress").get(0)).contains("\"percentage\":50.0");
  }

  @Test
  void it_is_given_up_when_it_takes_nothing_from_one_ping_to_the_next() {
    Listener slow = stage.follow(root, null, new Listener().slow());
    stage.ticks(StreamStage.BEAT);
    assertThat(stage.pump.size()).isEqualTo(1);
    stage.ticks(StreamStage.BEAT);
    stage.round();
    assertThat(stage.pump.size()).isZero();
    assertThat(slow.isClosed()).as("who writes to it still waits").isFalse();
    slow.hurry();
    assertThat(slow.isClosed()).isTrue();
  }

  @Test
  void it_is_kept_when_it_takes_a_message_now_and_then() {
    Listener slow = stage.follow(root, 0L, new Listener().slow());
    stage.ticks(StreamStage.BEAT);
    slow.hurry();
    slow.slow();
    stage.ticks(StreamStage.BEAT);
    stage.round();
    assertThat(stage.pump.size()).isEqualTo(1);
  }

  private void events(int count) {
    Operations operations = new Operations(stage.database.operations(), stage.clock, new Quiet<>());
    Operation operation = stage.root(root);
    stage.database.run(
        () -> {
          for (int i = 0; i < count; i++) {
            operations.late(operation, StreamStage.LOCAL, "late " + i);
          }
        });
  }
}
