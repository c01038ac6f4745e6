package ktrdr.agent.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class EventStreamTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void events_are_the_same_wherever_the_bytes_are_cut(String end) throws Exception {
    String text =
        String.join(
            end, "\uFEFF: hello", "event: a", "data: ü1", "data:2", "id: 7", "", "data", "", "x");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      EventStream stream = new EventStream();
      List<EventStream.Event> events = new ArrayList<>();
      for (int at = 0; at < bytes.length; at += size) {
        events.addAll(
            stream.take(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size))));
      }
      assertThat(events)
          .containsExactly(new EventStream.Event("a", "ü1\n2"), new EventStream.Event("", ""));
    }
  }

  @Test
  void an_event_without_its_empty_line_is_none() throws Exception {
    assertThat(new EventStream().take("data: 1\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void bytes_that_are_no_text_are_garbage() {
    assertThatThrownBy(() -> new EventStream().take(new byte[] {(byte) 0xff, '\n'}))
        .hasMessage("The provider sent an event that is not UTF-8.");
  }
}
