package ktrdr.proof.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ktrdr.agent.results.Verdict;
import ktrdr.work.Sha256;

/** Tells two builds of the engine apart. */
final class EngineHash {
  private static final List<String> FLOORS =
      List.of("work", "market", "strategy", "training", "backtest", "agent");
  private static final int DIGITS = 12;

  private EngineHash() {}

  /** The first digits of a hash of all classes of the engine, in hex. */
  static String now() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String floor : FLOORS) {
      try (Stream<Path> files = Files.walk(classes().resolve("ktrdr").resolve(floor))) {
        files.filter(Files::isRegularFile).sorted().map(EngineHash::hash).forEach(all::append);
      }
    }
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }

  private static Path classes() {
    return Path.of(
        URI.create(Verdict.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static String hash(Path file) {
    try {
      return file.getFileName() + " " + Sha256.of(Files.readAllBytes(file)) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
