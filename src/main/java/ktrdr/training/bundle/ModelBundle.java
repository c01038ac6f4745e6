package ktrdr.training.bundle;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import ktrdr.market.fingerprints.Fingerprints;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.strategy.features.Features;
import ktrdr.training.ModelDamaged;
import ktrdr.training.network.Libtorch;
import ktrdr.training.network.WeightsFile;
import ktrdr.work.Sha256;

/**
 * A model as a directory of files: {@code weights.bin} (see {@link WeightsFile}), {@code
 * strategy.yaml} with the settings of features and decisions, {@code bars.bin} with the
 * fingerprints of all bars that it has seen (see {@link Fingerprints#bytes}), and {@code
 * model.properties} with the hashes, the seed and the versions.
 *
 * <p>Format 1, of earlier versions, has no {@code bars.bin}, and does not say when and on which
 * bars the model was trained.
 */
final class ModelBundle {
  private static final String WITHOUT_BARS = "1";
  private static final String FORMAT = "2";
  private static final String WEIGHTS = "weights.bin";
  private static final String STRATEGY = "strategy.yaml";
  private static final String BARS = "bars.bin";
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
    model.provenance().ifPresent(origin -> files.put(BARS, origin.bars().prints().bytes()));
    if (Files.exists(directory.resolve(PROPERTIES))
        && new ModelBundle(directory).holds(model, files)) {
      return;
    }
    files.put(PROPERTIES, utf8(lines(properties(model, files))));
    NewDirectory.of(directory, files);
  }

  /** Whether it is this very model, saved by this version or by one that left out its bars. */
  private boolean holds(TrainedModel model, Map<String, byte[]> files) throws IOException {
    Map<String, byte[]> expected = new LinkedHashMap<>(files);
    if (property("format").equals(WITHOUT_BARS)) {
      expected.remove(BARS);
    }
    return property("seed").equals(String.valueOf(model.seed()))
        && property("data_sha256").equals(model.dataSha256())
        && NewDirectory.holds(directory, expected);
  }

  static TrainedModel read(Path directory, StrategyReader reader) throws IOException {
    return new ModelBundle(directory).read(reader);
  }

  private TrainedModel read(StrategyReader reader) throws IOException {
    String format = property("format");
    if (!format.equals(FORMAT) && !format.equals(WITHOUT_BARS)) {
      throw damaged("format " + format + " is unknown");
    }
    byte[] weights = unchanged(WEIGHTS, "weights_sha256");
    byte[] strategy = unchanged(STRATEGY, "strategy_sha256");
    return new TrainedModel(
        reader.with(Defaults.FIRST).read(new String(strategy, StandardCharsets.UTF_8)),
        WeightsFile.networks(weights, networks(weights)),
        Long.parseLong(property("seed")),
        property("data_sha256"),
        format.equals(FORMAT) ? Optional.of(provenance()) : Optional.empty());
  }

  private Provenance provenance() throws IOException {
    SeenBars bars =
        new SeenBars(
            property("symbol"),
            time("trained_from"),
            time("trained_to"),
            time("trained_until"),
            fingerprints());
    return new Provenance(time("trained_at"), property("ktrdr"), bars);
  }

  private Fingerprints fingerprints() throws IOException {
    try {
      return Fingerprints.read(unchanged(BARS, "bars_sha256"));
    } catch (IllegalArgumentException e) {
      throw damaged(BARS + " holds " + e.getMessage());
    }
  }

  private Instant time(String name) {
    try {
      return Instant.parse(property(name));
    } catch (DateTimeParseException e) {
      throw damaged(PROPERTIES + " has no time in " + name);
    }
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

  private static Map<String, Object> properties(TrainedModel model, Map<String, byte[]> files) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("format", model.provenance().isPresent() ? FORMAT : WITHOUT_BARS);
    properties.put("weights_sha256", model.weightsSha256());
    properties.put("strategy_sha256", Sha256.of(files.get(STRATEGY)));
    properties.put("data_sha256", model.dataSha256());
    properties.put("seed", model.seed());
    if (model.networks().size() > 1 || model.provenance().isPresent()) {
      properties.put(NETWORKS, model.networks().size());
    }
    properties.put("features", String.join(",", Features.names(model.strategy())));
    properties.put("libtorch", Libtorch.VERSION);
    model.provenance().ifPresent(origin -> put(properties, model.strategy(), origin));
    if (files.containsKey(BARS)) {
      properties.put("bars_sha256", Sha256.of(files.get(BARS)));
    }
    return properties;
  }

  private static void put(Map<String, Object> properties, Strategy strategy, Provenance origin) {
    properties.put("symbol", origin.bars().symbol());
    properties.put("timeframe", strategy.data().timeframe());
    properties.put("trained_at", origin.trainedAt());
    properties.put("trained_from", origin.bars().from());
    properties.put("trained_to", origin.bars().to());
    properties.put("trained_until", origin.bars().end());
    properties.put("ktrdr", origin.ktrdr());
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
