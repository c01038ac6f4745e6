package ktrdr.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * More than halves what the start of a test server costs: the quick compiler, and what Liberty, the
 * JVM and ktrdr keep of an earlier start. The first process of tests that needs a server starts and
 * stops one for that, while the others wait: on two processors their own starts would take longer.
 */
final class QuickStart {
  /** Most of a start is compiling. What this compiler makes is slower. */
  private static final String COMPILER = "-XX:TieredStopAtLevel=1";

  /** Classes that Liberty's Java agent has seen are archived for tests only: it changes none. */
  private static final String ARCHIVING =
      COMPILER + " -XX:+UnlockDiagnosticVMOptions -XX:+AllowArchivingWithJavaAgent";

  private static final Path CACHES = Path.of("server", "ktrdr", "workarea");
  private static final Path KEYS = Path.of("server", "ktrdr", "resources");
  private static final Path PASSWORDS = Path.of("credentials.xml");
  private static final Path DATABASE = Path.of("database");
  private static final Path NODE = Path.of("node-id");

  private static final Optional<Path> KEPT = MadeOnce.in("quick-start", QuickStart::make);

  private QuickStart() {}

  /** What the JVM of a server is started with. */
  static String jvmArguments() {
    return KEPT.map(kept -> kept.resolve("classes.jsa"))
        .filter(Files::exists)
        .map(classes -> ARCHIVING + " -Xlog:disable -XX:SharedArchiveFile=" + classes)
        .orElse(COMPILER);
  }

  /** Gives a home the caches of Liberty; they name nothing of the home that they come from. */
  static void cachesInto(Path home) throws IOException {
    give(home, List.of(CACHES));
  }

  /** Gives a new home keys and the passwords that open them: making them takes a second. */
  static void keysInto(Path home) throws IOException {
    give(home, List.of(KEYS, PASSWORDS));
  }

  /** Gives a new home a database without work, and the id by which that database knows the home. */
  static void databaseInto(Path home) throws IOException {
    give(home, List.of(DATABASE, NODE));
  }

  private static void give(Path home, List<Path> parts) throws IOException {
    if (KEPT.isPresent()) {
      copy(parts, template(KEPT.get()), home);
    }
  }

  private static Path template(Path kept) {
    return kept.resolve("home");
  }

  private static void make(Path kept) throws IOException {
    try (OwnServer server =
        OwnServer.bare(
            ServerDatabase.derby(),
            Map.of("JVM_ARGS", ARCHIVING + " -XX:+RecordDynamicDumpInfo"))) {
      server.start();
      archive(server.pid(), kept.resolve("classes.jsa"));
      server.stop();
      copy(List.of(CACHES, KEYS, PASSWORDS, DATABASE, NODE), server.home(), template(kept));
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

  private static void copy(List<Path> parts, Path from, Path to) throws IOException {
    for (Path part : parts) {
      copy(from.resolve(part), to.resolve(part));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
