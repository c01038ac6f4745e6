package ktrdr.sessions.results;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.TestedModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which model a stored backtest tested, and how many of the bars it knew. */
@Tag("database")
class TestedModelCodecTest {
  private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withNullValues(true));
  private static final String MODEL =
      "\"model\":{\"id\":\"op_training_1\",\"seed\":-7,\"symbol\":\"SPX\",\"timeframe\":\"1d\","
          + "\"networks\":3";
  private static final String AT = ",\"trained_at\":\"2026-11-22T10:15:00.123456Z\"";
  private static final String BARS =
      ",\"trained_from\":\"2000-01-03T00:00:00Z\",\"trained_to\":\"2017-03-31T00:00:00Z\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"in_sample_bars\":0,",
        "\"in_sample_bars\":0," + MODEL + AT + "},",
        "\"in_sample_bars\":700,\"in_sample_reason\":\"same_bars\"," + MODEL + AT + BARS + "},",
        "\"in_sample_bars\":9,\"in_sample_reason\":\"before_end_of_training\",",
        "\"in_sample_reason\":\"unknown\"," + MODEL + "},"
      })
  void what_is_stored_is_read_and_written_again_as_it_was(String more) throws IOException {
    String text = stored().replaceFirst("\"initial_capital_usd\"", more + "$0");
    assertThat(JSONB.toJson(BacktestCodec.write(read(text)))).isEqualTo(text);
  }

  @Test
  void a_reason_of_a_later_version_is_left_out() throws IOException {
    String later = "\"in_sample_reason\":\"a dream\",";
    String text = stored().replaceFirst("\"initial_capital_usd\"", later + "$0");
    assertThat(read(text)).isEqualTo(read(stored()));
  }

  @Test
  void the_same_figures_of_another_model_are_the_same_figures() throws IOException {
    BacktestResult before = read(stored());
    TestedModel model = new TestedModel("op_training_1", 7, "SPX", "1d", 1, Optional.empty());
    assertThat(before.testing(model)).isNotEqualTo(before);
    assertThat(before.testing(model).figures()).isEqualTo(before.figures());
  }

  @SuppressWarnings("unchecked")
  private static BacktestResult read(String json) {
    return BacktestCodec.read((Map<String, Object>) JSONB.fromJson(json, Map.class));
  }

  private static String stored() throws IOException {
    try (InputStream file =
        TestedModelCodecTest.class.getResourceAsStream("/results/backtest.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
