package ktrdr.sessions.results;

import java.util.List;
import java.util.Map;
import ktrdr.agent.results.TrainingBreakdown;
import ktrdr.agent.results.TrainingBreakdown.Network;
import ktrdr.training.Baseline;
import ktrdr.training.Score;

/** What a training found beside its model, as fields of its result; absent where unknown. */
final class BreakdownCodec {
  private static final String NETWORKS = "networks";
  private static final String BASELINES = "baselines";

  private BreakdownCodec() {}

  static Fields write(TrainingBreakdown found) {
    Fields fields = new Fields();
    if (!found.networks().isEmpty()) {
      fields.put(NETWORKS, found.networks().stream().map(BreakdownCodec::write).toList());
    }
    if (!found.baselines().isEmpty()) {
      fields.put(BASELINES, found.baselines().stream().map(BreakdownCodec::write).toList());
    }
    found.walkForward().ifPresent(walk -> fields.all(WalkForwardCodec.write(walk)));
    found.designWindow().ifPresent(window -> fields.all(DesignWindowCodec.write(window)));
    return fields;
  }

  private static Map<String, Object> write(Network network) {
    return new Fields()
        .put("seed", network.seed())
        .put("epochs", network.epochs())
        .put("best_epoch", network.bestEpoch())
        .put("validation_loss", network.validation().loss())
        .put("validation_accuracy", network.validation().accuracy())
        .put("weights_sha256", network.weightsSha256())
        .asMap();
  }

  private static Map<String, Object> write(Baseline baseline) {
    return new Fields()
        .put("name", baseline.name())
        .put("accuracy", baseline.score().accuracy())
        .put("loss", baseline.score().loss())
        .asMap();
  }

  static TrainingBreakdown read(Stored stored) {
    List<Network> networks =
        stored.objects(NETWORKS).stream().map(BreakdownCodec::network).toList();
    List<Baseline> baselines =
        stored.objects(BASELINES).stream().map(BreakdownCodec::baseline).toList();
    return new TrainingBreakdown(
        networks, baselines, WalkForwardCodec.read(stored), DesignWindowCodec.read(stored));
  }

  private static Network network(Stored stored) {
    return new Network(
        stored.integer("seed").orElse(0),
        stored.count("epochs"),
        stored.count("best_epoch"),
        new Score(stored.number("validation_loss"), stored.number("validation_accuracy")),
        stored.text("weights_sha256").orElse(""));
  }

  private static Baseline baseline(Stored stored) {
    Score score = new Score(stored.number("loss"), stored.number("accuracy"));
    return new Baseline(stored.text("name").orElse(""), score);
  }
}
