package ktrdr.cli.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A built checkout: its Liberty server, and how to run Liberty's script. */
public record Install(Path root) {
  private static final String SERVER = "ktrdr";

  /**
   * @throws ServerTrouble if {@code KTRDR_INSTALL} points to no built server
   */
  static Install of(Map<String, String> environment) {
    Install install =
        new Install(
            Path.of(environment.getOrDefault("KTRDR_INSTALL", ".")).toAbsolutePath().normalize());
    if (!Files.isRegularFile(install.script()) || !Files.isDirectory(install.server())) {
      throw ServerTrouble.failed(
          "no server is built in "
              + install.root
              + "; build it with: mvn -DskipTests package (or use the launcher ./ktrdr, which does)");
    }
    return install;
  }

  /** The first part of a build that this user may not read; empty if all can be read. */
  public static Optional<Path> unreadable(Path root) {
    Path liberty = new Install(root).liberty();
    Path server = new Install(root).server();
    Stream<Path> way = Stream.iterate(server, Objects::nonNull, Path::getParent);
    Stream<Path> files =
        Stream.of(
            liberty.resolve("lib"),
            new Install(root).script(),
            server.resolve("server.xml"),
            server.resolve("server.env"),
            server.resolve("jvm.options"),
            server.resolve("apps"),
            server.resolve("apps/ktrdr.war"));
    return Stream.concat(way.sorted(), files).filter(Install::isLocked).findFirst();
  }

  private static boolean isLocked(Path path) {
    return Files.exists(path)
        && !(Files.isReadable(path) && (!Files.isDirectory(path) || Files.isExecutable(path)));
  }

  /** Runs {@code server start|stop ktrdr}; its output goes to the home's script.log. */
  Process run(String action, Home home, Ports ports, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(script().toString(), action, SERVER);
    builder.environment().putAll(environment);
    prepare(builder.environment(), home, ports);
    builder
        .redirectErrorStream(true)
        .redirectOutput(home.scriptLog().toFile())
        .redirectInput(nothing());
    try {
      return builder.start();
    } catch (IOException cause) {
      throw ServerTrouble.failed("can't run " + script() + ": " + cause.getMessage());
    }
  }

  private static void prepare(Map<String, String> variables, Home home, Ports ports) {
    variables.remove("WLP_USER_DIR");
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("KTRDR_HOME", home.directory().toString());
    variables.put(Ports.HTTP, Integer.toString(ports.http()));
    variables.put(Ports.HTTPS, Integer.toString(ports.https()));
    variables.put("WLP_OUTPUT_DIR", home.output().toString());
    variables.put("PID_DIR", home.pids().toString());
    variables.put("LOG_DIR", home.logs().toString());
    // On two busy cores, two compute threads are several times slower than one.
    variables.put("OMP_NUM_THREADS", "1");
    variables.put("OPENBLAS_NUM_THREADS", "1");
    variables.merge(
        "JVM_ARGS",
        "-Dorg.bytedeco.javacpp.cachedir=" + quoted(home.realNatives()),
        (given, ours) -> given + " " + ours);
    speakUtf8(variables);
  }

  /** Quotes a path, because Liberty's script evaluates JVM_ARGS as a shell command line. */
  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[\\w./+@%,:=-]*") || isWindows()
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Sets a UTF-8 locale: with the C locale, Java would not find files with non-ASCII names. */
  private static void speakUtf8(Map<String, String> variables) {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> variables.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    if (!locale.toLowerCase(Locale.ROOT).replace("-", "").endsWith("utf8")) {
      variables.put("LC_ALL", "C.UTF-8");
    }
  }

  /** The file in which Liberty stores its process id. */
  static Path pidFile(Home home) {
    return home.pids().resolve(SERVER + ".pid");
  }

  private static File nothing() {
    return new File(isWindows() ? "NUL" : "/dev/null");
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  private Path script() {
    return liberty().resolve("bin").resolve(isWindows() ? "server.bat" : "server");
  }

  private Path server() {
    return liberty().resolve("usr").resolve("servers").resolve(SERVER);
  }

  private Path liberty() {
    return root.resolve("src").resolve("target").resolve("liberty").resolve("wlp");
  }
}
