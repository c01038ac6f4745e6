package ktrdr.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Halves what the start of a test server costs: the quick compiler, and what Liberty and the JVM
 * keep of an earlier start. The first process of tests that needs a server starts and stops one for
 * that; the others do without it until it is there.
 */
final class QuickStart {
  /** Most of a start is compiling. What this compiler makes is slower. */
  private static final String COMPILER = "-XX:TieredStopAtLevel=1";

  /** Classes that Liberty's Java agent has seen are archived for tests only: it changes none. */
  private static final String ARCHIVING =
      COMPILER + " -XX:+UnlockDiagnosticVMOptions -XX:+AllowArchivingWithJavaAgent";

  private static final Optional<Path> KEPT = kept();

  private QuickStart() {}

  /** What the JVM of a server is started with. */
  static String jvmArguments() {
    return made()
        .map(kept -> kept.resolve("classes.jsa"))
        .filter(Files::exists)
        .map(classes -> ARCHIVING + " -Xlog:disable -XX:SharedArchiveFile=" + classes)
        .orElse(COMPILER);
  }

  /** Gives a new home the caches of Liberty; they name nothing of the home that they come from. */
  static void into(Path home) throws IOException {
    Optional<Path> made = made();
    if (made.isPresent()) {
      copy(caches(made.get()), workarea(home));
    }
  }

  private static Optional<Path> made() {
    return KEPT.filter(kept -> Files.exists(caches(kept)));
  }

  private static Path caches(Path kept) {
    return kept.resolve("workarea");
  }

  private static Path workarea(Path home) {
    return home.resolve("server").resolve("ktrdr").resolve("workarea");
  }

  /** Empty where nobody said where servers live. */
  private static Optional<Path> kept() {
    String homes = System.getProperty("ktrdr.homes");
    if (homes == null) {
      return Optional.empty();
    }
    Path kept = Path.of(homes, "quick-start");
    try (FileChannel channel =
            FileChannel.open(
                Files.createDirectories(kept).resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null && !Files.exists(caches(kept))) {
        make(kept);
      }
      return Optional.of(kept);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void make(Path kept) throws IOException {
    try (OwnServer server =
        OwnServer.bare(
            ServerDatabase.chosen(),
            Map.of("JVM_ARGS", ARCHIVING + " -XX:+RecordDynamicDumpInfo"))) {
      server.start();
      archive(server.pid(), kept.resolve("classes.jsa"));
      server.stop();
      Path draft = kept.resolve("draft");
      copy(workarea(server.home()), draft);
      Files.move(draft, caches(kept));
    }
  }

  /** Without the tool of a JDK there is no archive, and starts are slower. */
  private static void archive(long pid, Path classes) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (Files.isExecutable(tool)) {
      List<String> command =
          List.of(
              tool.toString(), Long.toString(pid), "VM.cds", "dynamic_dump", classes.toString());
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(classes.resolveSibling("archive.log").toFile())
          .start()
          .onExit()
          .join();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
