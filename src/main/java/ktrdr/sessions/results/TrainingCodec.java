package ktrdr.sessions.results;

import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.TrainingResult.Model;
import ktrdr.agent.results.TrainingResult.Part;
import ktrdr.agent.results.TrainingResult.Split;
import ktrdr.agent.results.TrainingResult.Validation;
import ktrdr.operations.Operation;
import ktrdr.training.LearningState;
import ktrdr.training.Platform;
import ktrdr.training.Score;

/** The result of a training as a JSON object. */
public final class TrainingCodec {
  private TrainingCodec() {}

  /** The JSON object of a result. */
  public static Map<String, Object> write(TrainingResult result) {
    Fields fields =
        new Fields()
            .put("test_accuracy", result.test().accuracy())
            .put("test_loss", result.test().loss())
            .put("loss_decrease", result.lossDecrease())
            .put("best_epoch", result.bestEpoch());
    result.validation().ifPresent(score -> fields.put("validation", write(score)));
    result.split().ifPresent(split -> fields.put("split", write(split)));
    Model model = result.model();
    model.weightsSha256().ifPresent(hash -> fields.put("weights_sha256", hash));
    model.dataSha256().ifPresent(hash -> fields.put("data_sha256", hash));
    model.seed().ifPresent(seed -> fields.put("seed", seed));
    fields.put("parameter_count", model.parameters());
    model.id().ifPresent(id -> fields.put("model_id", id));
    model.platform().ifPresent(platform -> fields.put("platform", write(platform)));
    if (!result.notes().isEmpty()) {
      fields.put("notes", result.notes());
    }
    fields.all(BreakdownCodec.write(result.breakdown()));
    fields.put("gate", GateCodec.write(result.gate()));
    result.learning().ifPresent(state -> fields.put("learning_state", state.toString()));
    return fields.asMap();
  }

  private static Map<String, Object> write(Validation validation) {
    return new Fields()
        .put("accuracy", validation.score().accuracy())
        .put("loss", validation.score().loss())
        .put("majority", validation.majority())
        .put("rows", validation.rows())
        .asMap();
  }

  private static Map<String, Object> write(Split split) {
    return new Fields()
        .put("train", write(split.train()))
        .put("validation", write(split.validation()))
        .put("test", write(split.test()))
        .asMap();
  }

  private static Map<String, Object> write(Platform platform) {
    return new Fields()
        .put("cpu", platform.cpu())
        .put("libtorch", platform.libtorch())
        .put("ktrdr", platform.ktrdr())
        .asMap();
  }

  private static Map<String, Object> write(Part part) {
    return new Fields()
        .put("from", part.from().toString())
        .put("to", part.to().toString())
        .put("rows", part.rows())
        .asMap();
  }

  /** The result of a completed training. */
  public static TrainingResult read(Operation training) {
    return read(training.output().results());
  }

  static TrainingResult read(Map<String, Object> results) {
    Stored stored = Stored.of(results);
    return new TrainingResult(
        new Score(stored.number("test_loss"), stored.number("test_accuracy")),
        stored.number("loss_decrease"),
        stored.count("best_epoch"),
        stored.object("validation").map(TrainingCodec::validation),
        stored.object("split").flatMap(TrainingCodec::split),
        model(stored),
        stored.texts("notes"),
        GateCodec.read(stored).orElse(GateResult.NOT_CHECKED),
        stored.text("learning_state").flatMap(LearningState::of),
        BreakdownCodec.read(stored));
  }

  private static Validation validation(Stored stored) {
    Score score = new Score(stored.number("loss"), stored.number("accuracy"));
    return new Validation(score, stored.number("majority"), stored.count("rows"));
  }

  private static Optional<Split> split(Stored stored) {
    Optional<Part> train = stored.object("train").flatMap(TrainingCodec::part);
    Optional<Part> validation = stored.object("validation").flatMap(TrainingCodec::part);
    Optional<Part> test = stored.object("test").flatMap(TrainingCodec::part);
    return train.isPresent() && validation.isPresent() && test.isPresent()
        ? Optional.of(new Split(train.get(), validation.get(), test.get()))
        : Optional.empty();
  }

  private static Optional<Part> part(Stored stored) {
    return stored
        .time("from")
        .flatMap(from -> stored.time("to").map(to -> new Part(from, to, stored.count("rows"))));
  }

  private static Model model(Stored stored) {
    return new Model(
        stored.text("model_id"),
        stored.text("weights_sha256"),
        stored.text("data_sha256"),
        stored.integer("seed"),
        stored.count("parameter_count"),
        stored.object("platform").flatMap(TrainingCodec::platform));
  }

  private static Optional<Platform> platform(Stored stored) {
    Optional<String> ktrdr = stored.text("ktrdr");
    return stored
        .text("cpu")
        .flatMap(
            cpu ->
                stored
                    .text("libtorch")
                    .flatMap(torch -> ktrdr.map(own -> new Platform(cpu, torch, own))));
  }
}
