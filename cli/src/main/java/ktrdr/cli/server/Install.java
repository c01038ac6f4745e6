package ktrdr.cli.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A built checkout: the Liberty server in it and how its script is run. */
record Install(Path root) {
  private static final String SERVER = "ktrdr";

  /**
   * @throws ServerTrouble when no server was built where {@code KTRDR_INSTALL} points
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

  /** Runs {@code server start|stop ktrdr}; what it prints goes to the home's script.log. */
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
      throw new UncheckedIOException(cause);
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
    // two compute threads on two busy cores are several times slower than one
    variables.put("OMP_NUM_THREADS", "1");
    variables.put("OPENBLAS_NUM_THREADS", "1");
    variables.merge(
        "JVM_ARGS",
        "-Dorg.bytedeco.javacpp.cachedir=" + home.natives(),
        (given, ours) -> given + " " + ours);
  }

  /** The file in which Liberty keeps its process number. */
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
