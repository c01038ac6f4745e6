package ktrdr.rest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import ktrdr.operations.OperationId;
import ktrdr.rest.events.client.ClientQueue;
import ktrdr.sessions.SessionPhase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that come at once; the test says when a reader has time for them. */
class OpeningQueueTest {
  private static final StreamStage stage = new StreamStage();

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<Beginning> reads = new ArrayList<>();
  private Function<Beginning, Consumer<EventStream>> reader = OpeningQueueTest::stands;
  private final OpeningQueue queue =
      new OpeningQueue(stage.pump, this::read, tasks::add, stage::round);

  private Consumer<EventStream> read(Beginning beginning) {
    reads.add(beginning);
    return reader.apply(beginning);
  }

  private static Consumer<EventStream> stands(Beginning beginning) {
    return stage.database.in(() -> stage.opening.read(beginning));
  }

  @BeforeEach
  void begin() {
    stage.clear();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void clients_of_one_tree_share_what_is_read_and_each_is_shown_it() {
    OperationId root = stage.open();
    List<Listener> clients = IntStream.range(0, 10).mapToObj(i -> follow(root, null)).toList();
    readersRun();
    assertThat(reads).hasSize(1);
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.names()).containsExactly("snapshot"))
        .allSatisfy(client -> assertThat(client.ids()).containsExactly("2"));
  }

  @Test
  void clients_of_all_that_is_active_share_what_is_read() {
    OperationId root = stage.open();
    List<Listener> clients = List.of(followActive(), followActive(), followActive());
    readersRun();
    assertThat(reads).hasSize(1);
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.names()).containsExactly("roots", "snapshot"))
        .allSatisfy(client -> assertThat(client.data("roots").get(0)).contains(root.value()));
  }

  @Test
  void what_happens_while_a_client_waits_or_is_read_for_is_neither_lost_nor_told_twice() {
    OperationId root = stage.open();
    Listener client = follow(root, null);
    stage.begin(root, SessionPhase.DESIGNING);
    stage.told(root);
    reader =
        beginning -> {
          Consumer<EventStream> shown = stands(beginning);
          stage.cancel(root);
          stage.told(root);
          return shown;
        };
    readersRun();
    assertThat(client.ids()).isEqualTo(sequences(4, stage.log(root).size()));
    assertThat(client.names()).containsExactly("snapshot", "transition", "transition");
  }

  @Test
  void a_session_that_began_while_a_client_waited_is_among_what_is_active() {
    Listener client = followActive();
    OperationId later = stage.open();
    readersRun();
    stage.ticks(4);
    assertThat(client.names()).containsExactly("roots", "snapshot");
    assertThat(client.data("roots").get(0)).contains(later.value());
  }

  @Test
  void a_session_that_began_after_the_read_joins_with_its_created_event() {
    reader =
        beginning -> {
          Consumer<EventStream> shown = stands(beginning);
          stage.open();
          return shown;
        };
    Listener client = followActive();
    readersRun();
    stage.ticks(4);
    assertThat(client.names()).containsExactly("roots", "created", "created");
  }

  @Test
  void who_waits_counts_among_the_clients_that_are_allowed() {
    OperationId root = stage.open();
    IntStream.range(0, StreamStage.MOST).forEach(i -> follow(root, null));
    assertThat(stage.pump.size()).isEqualTo(StreamStage.MOST);
    assertThatThrownBy(() -> follow(root, null)).isInstanceOf(TooManyStreams.class);
    readersRun();
    assertThat(stage.pump.size()).isEqualTo(StreamStage.MOST);
    assertThatThrownBy(() -> follow(root, null)).isInstanceOf(TooManyStreams.class);
  }

  @Test
  void a_client_that_names_an_event_that_is_not_in_the_log_is_shown_how_things_stand() {
    OperationId root = stage.open();
    Listener client = follow(root, 30L);
    readersRun();
    assertThat(client.names()).containsExactly("snapshot");
    assertThat(client.ids()).containsExactly("2");
  }

  @Test
  void clients_that_come_back_wait_for_a_reader_too_and_share_what_is_read() {
    OperationId root = stage.open();
    List<Listener> clients = IntStream.range(0, 10).mapToObj(i -> follow(root, 1L)).toList();
    assertThat(clients).allSatisfy(client -> assertThat(client.names()).isEmpty());
    readersRun();
    assertThat(reads).hasSize(1);
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.names()).doesNotContain("snapshot"))
        .allSatisfy(client -> assertThat(client.ids()).containsExactly("2"));
  }

  @Test
  void a_beginning_that_can_not_be_read_closes_the_stream() {
    reader =
        beginning -> {
          throw new IllegalStateException("no database");
        };
    Listener client = followActive();
    readersRun();
    stage.round();
    assertThat(client.isClosed()).isTrue();
    assertThat(client.heard()).isEmpty();
    assertThat(stage.pump.size()).isZero();
  }

  @Test
  void a_server_that_stops_closes_those_who_wait() {
    Listener client = followActive();
    stage.pump.closeAll();
    assertThat(client.isClosed()).isTrue();
    readersRun();
    stage.round();
    assertThat(client.heard()).isEmpty();
  }

  private Listener follow(OperationId root, Long after) {
    Listener client = new Listener();
    var top = stage.root(root);
    stage.database.run(
        () -> queue.open(stage.opening.one(top, Optional.ofNullable(after), client(client))));
    return client;
  }

  private Listener followActive() {
    Listener client = new Listener();
    queue.open(stage.opening.active(Optional.empty(), client(client)));
    return client;
  }

  private static ClientQueue client(Listener client) {
    return new ClientQueue(client, Runnable::run, () -> {});
  }

  private void readersRun() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    stage.round();
  }

  private static List<String> sequences(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }
}
