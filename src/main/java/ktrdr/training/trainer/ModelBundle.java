package ktrdr.training.trainer;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.strategy.features.Features;
import ktrdr.training.ModelDamaged;
import ktrdr.training.network.Libtorch;
import ktrdr.training.network.WeightsFile;
import ktrdr.work.Sha256;

/**
 * A model as a directory of three files: {@code weights.bin} (see {@link WeightsFile}), {@code
 * strategy.yaml}, and {@code model.properties} with the hashes, the seed and the versions.
 */
final class ModelBundle {
  private static final String FORMAT = "1";
  private static final String WEIGHTS = "weights.bin";
  private static final String STRATEGY = "strategy.yaml";
  private static final String PROPERTIES = "model.properties";
  private static final String NETWORKS = "networks";

  private final Path directory;
  private final Properties properties = new Properties();

  private ModelBundle(Path directory) throws IOException {
    this.directory = directory;
    properties.load(new StringReader(Files.readString(directory.resolve(PROPERTIES))));
  }

  static void write(TrainedModel model, Path directory) throws IOException {
    byte[] strategy = utf8(StrategyWriter.yaml(model.strategy()));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(WEIGHTS, WeightsFile.bytes(model.networks()));
    files.put(STRATEGY, strategy);
    files.put(PROPERTIES, utf8(lines(properties(model, strategy))));
    if (!NewDirectory.holds(directory, files)) {
      NewDirectory.of(directory, files);
    }
  }

  static TrainedModel read(Path directory, StrategyReader reader) throws IOException {
    return new ModelBundle(directory).read(reader);
  }

  private TrainedModel read(StrategyReader reader) throws IOException {
    if (!property("format").equals(FORMAT)) {
      throw damaged("format " + property("format") + " is unknown");
    }
    byte[] weights = unchanged(WEIGHTS, "weights_sha256");
    byte[] strategy = unchanged(STRATEGY, "strategy_sha256");
    return new TrainedModel(
        reader.with(Defaults.FIRST).read(new String(strategy, StandardCharsets.UTF_8)),
        WeightsFile.networks(weights, networks(weights)),
        Long.parseLong(property("seed")),
        property("data_sha256"));
  }

  /** Models of before have one network, and no line about it. */
  private int networks(byte[] weights) {
    int count = Integer.parseInt(properties.getProperty(NETWORKS, "1"));
    if (count < 1 || weights.length % (count * Float.BYTES) != 0) {
      throw damaged(WEIGHTS + " does not hold " + count + " networks");
    }
    return count;
  }

  private byte[] unchanged(String file, String hash) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(file));
    if (!Sha256.of(bytes).equals(property(hash))) {
      throw damaged(file + " is not the one that was saved");
    }
    return bytes;
  }

  private String property(String name) {
    return Optional.ofNullable(properties.getProperty(name))
        .orElseThrow(() -> damaged(PROPERTIES + " has no " + name));
  }

  private ModelDamaged damaged(String reason) {
    // Every model's folder has one fixed name; its parent folder is named after the training's id.
    Path named = directory.toAbsolutePath().getParent();
    return new ModelDamaged(String.valueOf(named.getFileName()), reason);
  }

  private static Map<String, Object> properties(TrainedModel model, byte[] strategy) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("format", FORMAT);
    properties.put("weights_sha256", model.weightsSha256());
    properties.put("strategy_sha256", Sha256.of(strategy));
    properties.put("data_sha256", model.dataSha256());
    properties.put("seed", model.seed());
    if (model.networks().size() > 1) {
      properties.put(NETWORKS, model.networks().size());
    }
    properties.put("features", String.join(",", Features.names(model.strategy())));
    properties.put("libtorch", Libtorch.VERSION);
    return properties;
  }

  // Properties.store would add the time of day, but one model must always give identical bytes.
  private static String lines(Map<String, Object> properties) {
    return properties.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
