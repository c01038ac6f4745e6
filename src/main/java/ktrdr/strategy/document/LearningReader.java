package ktrdr.strategy.document;

import java.util.List;
import java.util.Optional;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Loss;
import ktrdr.strategy.Strategy;

/** {@code model} and {@code training}: how the network is made and trained. */
final class LearningReader {
  private static final int MOST_NETWORKS = 20;
  private static final int MOST_EPOCHS = 10_000;
  private static final List<String> ACTIVATIONS = List.of("relu", "tanh", "gelu", "leaky_relu");

  private final Defaults defaults;

  LearningReader(Defaults defaults) {
    this.defaults = defaults;
  }

  Strategy.Learning read(Section document) {
    Section model = document.at("model").section();
    model.at("type").oneOf(Words.of("mlp").later("lstm", "gru"));
    Strategy.Network network = network(model.at("architecture").section());
    refuseOtherFeatures(model.at("features").section());
    Section training = document.at("training").section().and(model.at("training").section());
    model.done();
    training.at("method").oneOf(Words.of("supervised"));
    Strategy.Optimiser optimiser = optimiser(training);
    Labels labels = new LabelReader(defaults).read(training.at("labels").section());
    Optional<Strategy.Evaluation> evaluation =
        new EvaluationReader(defaults).read(document, training);
    boolean walks = evaluation.filter(Strategy.WalkForward.class::isInstance).isPresent();
    int usual = walks ? defaults.networks() : 1;
    int networks = training.at("networks").whole(1, MOST_NETWORKS).orElse(usual);
    training.done();
    return new Strategy.Learning(network, optimiser, labels, evaluation, networks);
  }

  private static Strategy.Network network(Section architecture) {
    Strategy.Network network =
        new Strategy.Network(
            hiddenLayers(architecture.at("hidden_layers")),
            architecture.at("activation").oneOf(Words.of(ACTIVATIONS)).orElse("relu"),
            architecture.at("dropout").number(Range.of(0, 0.9)).orElse(0.2));
    architecture.at("output_activation").oneOf(Words.of("softmax").later("linear"));
    architecture.notYet("sequence_length", "hidden_size", "num_layers");
    architecture.done();
    return network;
  }

  private static List<Integer> hiddenLayers(Entry layers) {
    if (!layers.given()) {
      return List.of(64, 32);
    }
    List<Entry> items = layers.items();
    if (layers.isList() && (items.isEmpty() || items.size() > 8)) {
      layers.fault("must list 1 to 8 layer sizes; has " + items.size());
    }
    return items.stream()
        .flatMap(item -> item.required("a layer size").whole(1, 4_096).stream())
        .toList();
  }

  private static void refuseOtherFeatures(Section features) {
    features.at("include_price_context").only(false);
    features.at("lookback_periods").only(1);
    features.at("scale_features").only(false);
    features.done();
  }

  private static Strategy.Optimiser optimiser(Section training) {
    training.notYet("huber_delta");
    List<String> optimizers = List.of("adam", "adamw", "sgd");
    return new Strategy.Optimiser(
        training.at("epochs").whole(1, MOST_EPOCHS).orElse(100),
        training.at("batch_size").whole(1, 65_536).orElse(32),
        training.at("learning_rate").number(Range.above(0, 1)).orElse(0.001),
        training.at("optimizer").oneOf(Words.of(optimizers)).orElse("adam"),
        training.at("weight_decay").number(Range.of(0, 1)).orElse(1e-4),
        training.at("gradient_clip").number(Range.above(0, Double.MAX_VALUE)).orElse(1.0),
        training.at("class_weights").flag().orElse(false),
        training.at("seed").big(),
        earlyStopping(training.at("early_stopping")),
        loss(training),
        ScheduleReader.read(training.at("lr_scheduler")));
  }

  private static Loss loss(Section training) {
    Words losses = Words.of("cross_entropy", "focal").later("huber", "mse");
    boolean focal = training.at("loss").oneOf(losses).filter("focal"::equals).isPresent();
    Entry gamma = training.at("focal_gamma");
    double power = gamma.number(Range.of(0, 10)).orElse(2.0);
    if (gamma.given() && !focal) {
      gamma.fault("has an effect with loss: focal only");
    }
    return focal ? new Loss.Focal(power) : new Loss.CrossEntropy();
  }

  private static Optional<Strategy.EarlyStopping> earlyStopping(Entry entry) {
    Section stopping = entry.section();
    boolean enabled = stopping.at("enabled").flag().orElse(entry.given());
    Strategy.EarlyStopping settings =
        new Strategy.EarlyStopping(
            stopping.at("patience").whole(1, MOST_EPOCHS).orElse(10),
            stopping.at("min_delta").number(Range.atLeast(0)).orElse(0.0));
    stopping.done();
    return enabled ? Optional.of(settings) : Optional.empty();
  }
}
