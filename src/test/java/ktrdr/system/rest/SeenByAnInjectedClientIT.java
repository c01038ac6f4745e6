package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import ktrdr.system.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/** The contract is enough for a client that knows nothing but a JAX-RS interface of its own. */
@ExtendWith(SharedServer.IsMicroShedsServer.class)
@MicroShedTest
public class SeenByAnInjectedClientIT {
  @RESTClient public static OperationsApi api;

  @Test
  void a_list_has_its_envelope() {
    JsonObject list = api.operations();
    assertThat(list.getBoolean("success")).isTrue();
    assertThat(list.getInt("total_count")).isNotNegative();
    assertThat(list.getJsonArray("data")).isNotNull();
  }

  @Test
  void symbols_are_an_object_with_data() {
    assertThat(api.symbols().getJsonArray("data").getValuesAs(JsonObject.class))
        .extracting(symbol -> symbol.getString("symbol"))
        .contains("SPX");
  }

  @Test
  void an_unknown_operation_is_a_problem() {
    try (Response response = api.operation("op_training_20260101_000000_0000000000")) {
      assertThat(response.getStatus()).isEqualTo(404);
      assertThat(response.getMediaType().toString()).startsWith("application/problem+json");
    }
  }
}
