package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of operations, of children and of sessions have one shape, and one way to be asked. */
@ExtendWith(LeavesIdle.class)
class ListsAreAlikeIT {
  private static final Api api = Api.shared();
  private static Run ended;

  private final Agent agent = Agent.shared();

  @BeforeAll
  static void a_finished_session() {
    ended = Agent.shared().start(Triggers.quick(3));
    ended.awaitEnd();
  }

  @Test
  void children_have_the_shape_of_a_list_oldest_first() {
    JsonObject list = api.get("/operations?root=" + ended.operation()).json();
    JsonObject children = api.get("/operations/" + ended.operation() + "/children").json();
    assertThat(children.keySet()).isEqualTo(list.keySet());
    assertThat(children.getInt("total_count")).isEqualTo(4);
    assertThat(children.getInt("active_count")).isZero();
    assertThat(children.get("next_page_token")).isEqualTo(JsonValue.NULL);
    assertThat(children.getJsonArray("data").getValuesAs(JsonObject.class))
        .extracting(o -> o.getString("operation_type"))
        .containsExactly("agent_design", "training", "backtesting", "agent_assessment");
    assertThat(children.getJsonArray("data").getJsonObject(0).keySet())
        .isEqualTo(list.getJsonArray("data").getJsonObject(0).keySet());
  }

  @Test
  void active_children_are_counted_and_a_child_has_none() {
    Run run = agent.startIn(Phase.TRAINING);
    JsonObject children = api.get("/operations/" + run.operation() + "/children").json();
    assertThat(children.getInt("active_count")).isEqualTo(1);
    String child = run.child(Phase.TRAINING);
    JsonObject none = api.get("/operations/" + child + "/children").json();
    assertThat(none.getJsonArray("data")).isEmpty();
    assertThat(none.getInt("total_count")).isZero();
    assertThat(none.getInt("active_count")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_research", "AGENT_RESEARCH"})
  void sessions_are_also_found_by_their_old_name(String type) {
    String path = "/operations?limit=1000&operation_type=";
    JsonObject old = api.get(path + type).json();
    assertThat(old.getJsonArray("data"))
        .isEqualTo(api.get(path + "agent_session").json().get("data"));
    assertThat(old.getInt("total_count")).isPositive();
  }

  @Test
  void sessions_are_paged_without_a_gap_or_a_double() {
    api.delete("/agent/sessions/" + agent.startIn(Phase.DESIGNING).session() + "?wait=PT20S");
    JsonObject all = api.get("/agent/sessions?limit=1000").json();
    assertThat(all.get("next_page_token")).isEqualTo(JsonValue.NULL);
    List<JsonValue> paged = new ArrayList<>();
    String token = "";
    for (int i = 0; i <= all.getInt("total") && token != null; i++) {
      JsonObject page = api.get("/agent/sessions?limit=1&page_token=" + token).json();
      assertThat(page.getInt("total")).isEqualTo(all.getInt("total"));
      paged.addAll(page.getJsonArray("sessions"));
      token = page.isNull("next_page_token") ? null : page.getString("next_page_token");
    }
    assertThat(paged)
        .extracting(s -> s.asJsonObject().get("id"))
        .isEqualTo(ids(all.getJsonArray("sessions").getValuesAs(JsonObject.class)));
  }

  @Test
  void sessions_are_filtered_by_their_outcome_and_each_has_a_phase() {
    JsonObject page = api.get("/agent/sessions?outcome=CANCELLED&limit=1000").json();
    assertThat(page.getJsonArray("sessions").getValuesAs(JsonObject.class))
        .allMatch(s -> s.getString("outcome").equals("cancelled"))
        .allMatch(s -> s.get("phase").getValueType() == ValueType.STRING)
        .allMatch(s -> s.get("id").getValueType() == ValueType.NUMBER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /operations     | parent=abc            | parent
          /operations     | root=op_x             | root
          /operations     | root=%C2%A0           | root
          /operations     | limit=%D9%A3          | limit
          /operations     | operation_type=agent  | operation_type
          /operations     | page_token=c2Vzc2lvbiA3 | page_token
          /agent/sessions | limit=0               | limit
          /agent/sessions | limit=1001            | limit
          /agent/sessions | offset=-1             | offset
          /agent/sessions | outcome=fine          | outcome
          /agent/sessions | page_token=garbage    | page_token
          /agent/sessions | page_token=MjAyNi0xMS0yMlQxMDoxNTowMFogb3BfeA | page_token
          /agent/sessions | page_token=%25        | page_token
          /agent/sessions | status=completed      | status
          /models         | limit=0               | limit
          /data/SPX/1d    | symbol=BTCUSD         | symbol
          /data/SPX/1d    | timeframe=1h          | timeframe
          """)
  void a_bad_value_is_400_and_says_what_is_allowed(String path, String query, String name) {
    Reply reply = api.get(path + "?" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.string("/code")).isEqualTo("bad_parameter");
    assertThat(reply.string("/errors/0/pointer")).isEqualTo("?" + name);
    assertThat(reply.string("/detail")).containsAnyOf("allowed: ", "known are ");
  }

  @Test
  void bars_are_also_asked_for_with_their_symbol_said_twice() {
    String path = "/data/SPX/1d?limit=2";
    Reply twice = api.get(path + "&symbol=SPX&timeframe=1d");
    assertThat(twice.status()).as(twice.text()).isEqualTo(200);
    assertThat(twice.text()).isEqualTo(api.get(path).text());
  }

  @Test
  void a_tree_sums_tokens_and_cost_at_each_level() {
    JsonObject tree = ended.tree();
    List<JsonObject> all = new ArrayList<>(Run.children(tree));
    all.add(tree);
    for (JsonObject node : all) {
      assertThat(node.getJsonNumber("cost_usd").doubleValue()).isZero();
      assertThat(node.getJsonObject("tokens").getInt("total_tokens")).isZero();
      assertThat(node.getJsonObject("tokens").getInt("input_tokens")).isZero();
      assertThat(node.getJsonArray("errors")).isEmpty();
    }
  }

  private static List<JsonValue> ids(List<JsonObject> sessions) {
    return sessions.stream().map(s -> s.get("id")).toList();
  }
}
