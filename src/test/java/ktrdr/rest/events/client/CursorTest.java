package ktrdr.rest.events.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.OperationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final OperationId ONE =
      new OperationId("op_agent_session_20261122_101500_k3v9x2m8q4");
  private static final OperationId OTHER =
      new OperationId("op_training_20261122_101501_0123456789");

  @Test
  void it_is_read_as_it_was_written() {
    Map<OperationId, Long> places = new LinkedHashMap<>(Map.of(ONE, 12L));
    places.put(OTHER, 0L);
    Cursor cursor = new Cursor(Optional.of(Instant.parse("2026-11-22T10:15:00.123Z")), places);
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    Cursor named = new Cursor(Optional.empty(), places);
    assertThat(Cursor.parse(named.text())).isEqualTo(named);
  }

  @Test
  void it_may_stand_in_an_address_as_it_is() {
    Cursor cursor = new Cursor(Optional.of(Instant.EPOCH), Map.of(ONE, 12L));
    assertThat(cursor.text()).matches("[A-Za-z0-9._~-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "12~12",
        "op_a",
        "op_a.",
        "op_a.-1",
        "op_a.1x",
        "op_a.1~",
        "op_a.1~5",
        "../x.1",
        "op_a.99999999999999999999",
        "op_a.1\nid: 5"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
