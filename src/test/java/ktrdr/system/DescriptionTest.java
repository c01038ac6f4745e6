package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptionTest {
  private static final Description description = Description.read();
  private static final String SYMBOL =
      "{\"symbol\": \"SPX\", \"description\": \"an index\", \"timeframes\": [\"1d\"],"
          + " \"series\": []}";

  @Test
  void an_answer_as_it_is_described_does_not_differ() {
    assertThat(differences("{\"success\": true, \"data\": [" + SYMBOL + "]}")).isEmpty();
  }

  @Test
  void each_difference_is_found_wherever_it_is() {
    assertThat(differences("{\"success\": true}")).containsExactly("/data is missing");
    assertThat(differences("{\"success\": false, \"data\": []}"))
        .containsExactly("/success is false, not true");
    assertThat(differences("{\"success\": true, \"data\": [], \"x\": 1}"))
        .containsExactly("/x is not described");
    assertThat(differences("{\"success\": true, \"data\": {}}"))
        .containsExactly("/data is OBJECT, not [array]");
    assertThat(in(SYMBOL.replace("1d", "2d"))).singleElement().asString().contains("none of [1m");
    assertThat(in(SYMBOL.replace("\"SPX\"", "null")))
        .containsExactly("/data/0/symbol is NULL, not [string]");
    assertThat(in(SYMBOL.replace("\"symbol\"", "\"Symbol\"")))
        .containsExactlyInAnyOrder("/data/0/symbol is missing", "/data/0/Symbol is not described");
  }

  @Test
  void every_example_is_as_its_schema_says() {
    assertThat(description.wrongExamples()).isEmpty();
  }

  @Test
  void a_media_type_and_a_status_are_differences_too() {
    assertThat(description.differences("GET", "/symbols", reply(200, "text/html", "{}")))
        .containsExactly("200 as text/html is not described");
    assertThat(description.differences("GET", "/symbols", reply(418, "application/json", "{}")))
        .containsExactly("418 as application/json is not described");
  }

  private static List<String> in(String symbol) {
    return differences("{\"success\": true, \"data\": [" + symbol + "]}");
  }

  private static List<String> differences(String json) {
    return description.differences("GET", "/symbols", reply(200, "application/json", json));
  }

  private static Reply reply(int status, String type, String json) {
    return new Reply(
        status, HttpHeaders.of(Map.of("Content-Type", List.of(type)), (a, b) -> true), json);
  }
}
