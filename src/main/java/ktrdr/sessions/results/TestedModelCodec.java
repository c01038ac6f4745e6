package ktrdr.sessions.results;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.TestedModel;
import ktrdr.agent.results.TestedModel.Bars;
import ktrdr.agent.results.TestedModel.Training;

/** The model of a backtest as a JSON object. */
final class TestedModelCodec {
  private TestedModelCodec() {}

  static Map<String, Object> write(TestedModel model) {
    Fields fields =
        new Fields()
            .put("id", model.id())
            .put("seed", model.seed())
            .put("symbol", model.symbol())
            .put("timeframe", model.timeframe())
            .put("networks", model.networks());
    model.training().ifPresent(training -> write(training, fields));
    return fields.asMap();
  }

  private static void write(Training training, Fields fields) {
    fields.put("trained_at", training.at().toString());
    training
        .bars()
        .ifPresent(
            bars ->
                fields
                    .put("trained_from", bars.from().toString())
                    .put("trained_to", bars.to().toString()));
  }

  static TestedModel read(Stored stored) {
    return new TestedModel(
        stored.text("id").orElse(""),
        stored.integer("seed").orElse(0),
        stored.text("symbol").orElse(""),
        stored.text("timeframe").orElse(""),
        stored.count("networks"),
        stored.time("trained_at").map(at -> new Training(at, bars(stored))));
  }

  private static Optional<Bars> bars(Stored stored) {
    Optional<Instant> to = stored.time("trained_to");
    return stored.time("trained_from").flatMap(from -> to.map(last -> new Bars(from, last)));
  }
}
