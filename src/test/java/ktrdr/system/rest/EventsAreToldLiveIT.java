package ktrdr.system.rest;

import static ktrdr.system.Listener.durable;
import static ktrdr.system.Listener.ids;
import static ktrdr.system.Listener.named;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Listener;
import ktrdr.system.Listener.Message;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who listens hears all that happens, once, in order, also after a broken connection. */
@ExtendWith(LeavesIdle.class)
class EventsAreToldLiveIT {
  private static final int CROWD = 50;
  private static final Api api = Api.shared();

  private static Run run;
  private static List<List<Message>> heard;
  private static List<JsonObject> log;

  @BeforeAll
  static void fifty_clients_listen_to_a_whole_session() {
    Run holder = Agent.shared().startIn(Phase.DESIGNING);
    run = Agent.shared().start(Triggers.queued(Triggers.quick(11)));
    String path = "/operations/" + run.operation() + "/events";
    Stream<Listener> late =
        IntStream.range(1, CROWD).mapToObj(i -> Listener.to(api, path + "?after=0"));
    List<Listener> clients = Stream.concat(Stream.of(Listener.to(api, path)), late).toList();
    // Whatever the machine: it begins when all of them listen.
    api.delete("/operations/" + holder.operation());
    heard = clients.stream().map(Listener::all).toList();
    log = api.get(path + "?limit=1000").json().getJsonArray("data").getValuesAs(JsonObject.class);
  }

  @Test
  void a_new_client_first_sees_the_tree_and_then_each_event_after_it() {
    List<Message> client = heard.get(0);
    JsonObject snapshot = client.get(0).data();
    assertThat(client.get(0).name()).isEqualTo("snapshot");
    assertThat(client.get(0).id()).isEqualTo(snapshot.getJsonNumber("sequence").toString());
    assertThat(snapshot.getJsonObject("data").getString("operation_id")).isEqualTo(run.operation());
    int first = snapshot.getInt("sequence");
    assertThat(ids(client)).isEqualTo(sequences(first, log.size()));
  }

  @Test
  void fifty_clients_hear_the_whole_log_each_without_a_gap() {
    for (List<Message> client : heard.subList(1, CROWD)) {
      assertThat(ids(client)).isEqualTo(sequences(1, log.size()));
      assertThat(durable(client)).extracting(Message::data).isEqualTo(log);
    }
  }

  @Test
  void progress_has_no_id_and_never_falls() {
    Run other = Agent.shared().startIn(Phase.DESIGNING);
    String path = "/operations/" + other.operation() + "/events";
    try (Listener client = Listener.to(api, path)) {
      List<Message> reports =
          Await.until(
              "reports of the session and of its design",
              () -> named("progress", client.heard()),
              now ->
                  of(other.operation(), now).size() >= 3
                      && of(other.child(Phase.DESIGNING), now).size() >= 3);
      assertThat(reports).allSatisfy(m -> assertThat(m.id()).isEmpty());
      assertThat(of(other.operation(), reports)).isSorted();
      assertThat(of(other.child(Phase.DESIGNING), reports)).isSorted();
    }
  }

  @Test
  void no_client_hears_of_progress_that_falls() {
    for (List<Message> client : heard) {
      assertThat(of(run.operation(), named("progress", client))).isSorted();
    }
  }

  @Test
  void the_last_message_is_the_end_with_the_status_of_the_root() {
    for (List<Message> client : heard) {
      Message last = client.get(client.size() - 1);
      assertThat(last.name()).isEqualTo("end");
      assertThat(last.data().getString("status")).isEqualTo("completed");
      assertThat(last.data().getInt("sequence")).isEqualTo(log.size());
    }
  }

  @Test
  void who_comes_back_gets_exactly_the_rest_wherever_it_was() {
    String path = "/operations/" + run.operation() + "/events";
    for (int place = 0; place <= log.size(); place++) {
      List<Message> rest = Listener.to(api, path, Integer.toString(place)).all();
      assertThat(ids(rest)).isEqualTo(sequences(place + 1, log.size()));
      assertThat(rest.get(rest.size() - 1).name()).isEqualTo("end");
    }
  }

  @Test
  void what_it_heard_last_wins_over_what_its_address_says() {
    String path = "/operations/" + run.operation() + "/events?after=1";
    assertThat(ids(Listener.to(api, path, "5").all())).isEqualTo(sequences(6, log.size()));
  }

  @Test
  void a_connection_that_breaks_while_work_goes_on_loses_nothing_and_doubles_nothing() {
    Run other = Agent.shared().start(Triggers.quick(12));
    String path = "/operations/" + other.operation() + "/events";
    List<String> ids = new ArrayList<>();
    String last = "0";
    for (int breaks = 0; breaks < 3; breaks++) {
      try (Listener client = Listener.to(api, path, last)) {
        ids.addAll(ids(client.atLeast(3)));
        last = ids.get(ids.size() - 1);
      }
    }
    ids.addAll(ids(Listener.to(api, path, last).all()));
    assertThat(ids).isEqualTo(sequences(1, ids.size()));
    assertThat(other.tree().getString("status")).isEqualTo("completed");
  }

  @Test
  void two_sessions_in_one_stream_are_resumed_by_one_id() {
    Run other = Agent.shared().start(Triggers.quick(13));
    String path = "/events?roots=" + run.operation() + "," + other.operation();
    String zero = run.operation() + ".0~" + other.operation() + ".0";
    List<Message> all = Listener.to(api, path, zero).all();
    assertThat(of(run, all)).isEqualTo(sequences(1, log.size()));
    assertThat(of(other, all)).isEqualTo(sequences(1, of(other, all).size()));
    assertThat(named("end", all)).hasSize(2);
    for (Message message : durable(all)) {
      List<Message> rest = Listener.to(api, path, message.id()).all();
      List<Message> expected =
          durable(all).subList(durable(all).indexOf(message) + 1, durable(all).size());
      assertThat(durable(rest))
          .extracting(Message::data)
          .containsExactlyInAnyOrderElementsOf(expected.stream().map(Message::data).toList());
    }
  }

  @Test
  void a_session_that_begins_joins_those_who_follow_all_that_is_active() {
    try (Listener client = Listener.to(api, "/events?roots=@active")) {
      Run later = Agent.shared().start(Triggers.given(Triggers.smallStrategy(), 200));
      List<Message> all =
          Await.until("its end", client::heard, now -> !named("end", now).isEmpty());
      assertThat(all.get(0).name()).isEqualTo("roots");
      assertThat(of(later, all)).isEqualTo(sequences(1, of(later, all).size()));
    }
  }

  @Test
  void a_client_that_went_is_forgotten() {
    Run other = Agent.shared().startIn(Phase.TRAINING);
    Listener client = Listener.to(api, "/operations/" + other.operation() + "/events");
    client.atLeast(1);
    assertThat(streams()).isGreaterThanOrEqualTo(1);
    client.close();
    Await.until("nobody who listens", EventsAreToldLiveIT::streams, count -> count == 0);
  }

  @Test
  void who_does_not_ask_for_a_stream_gets_a_page() {
    Reply page = api.send(api.request(Api.BASE + "/operations/" + run.operation() + "/events"));
    assertThat(page.header("Content-Type")).startsWith("application/json");
    assertThat(page.json().getJsonArray("data")).hasSize(log.size());
  }

  @Test
  void a_stream_of_what_is_not_there_is_a_problem() {
    assertThat(refused("/operations/op_nothing/events", "")).isEqualTo("404 operation_not_found");
    assertThat(refused("/events?roots=op_a," + run.operation() + ",op_b", ""))
        .isEqualTo("404 operation_not_found");
    assertThat(refused("/events", "")).isEqualTo("400 bad_parameter");
    assertThat(refused("/events?roots=" + run.child(Phase.TRAINING), ""))
        .isEqualTo("400 bad_parameter");
    assertThat(refused("/events?roots=@active", "nonsense")).isEqualTo("400 bad_parameter");
    String path = "/operations/" + run.operation() + "/events";
    assertThat(refused(path + "?limit=5", "")).isEqualTo("400 bad_parameter");
    assertThat(refused(path, "-1")).isEqualTo("400 bad_parameter");
  }

  private static String refused(String path, String lastEventId) {
    var request = api.request(Api.BASE + path).header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    Reply reply = api.send(request);
    return reply.status() + " " + reply.string("/code");
  }

  private static double streams() {
    return api.send(api.request("/metrics").header("Accept", "text/plain"))
        .text()
        .lines()
        .filter(line -> line.startsWith("ktrdr_event_streams{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /** Sequences of the events of one session. */
  private static List<String> of(Run session, List<Message> messages) {
    return durable(messages).stream()
        .map(Message::data)
        .filter(data -> data.containsKey("kind"))
        .filter(data -> data.getString("root_operation_id").equals(session.operation()))
        .map(data -> data.getJsonNumber("sequence").toString())
        .toList();
  }

  /** Per cents of one operation. */
  private static List<Double> of(String operation, List<Message> reports) {
    return reports.stream()
        .map(Message::data)
        .filter(data -> data.getString("operation_id").equals(operation))
        .map(data -> data.getJsonObject("progress").getJsonNumber("percentage").doubleValue())
        .toList();
  }

  private static List<String> sequences(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }
}
