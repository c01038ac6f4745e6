package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real signal to a real process. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CtrlCTest {
  private static final String TREE = "GET /api/v1/operations/" + ROOT + "/tree";
  private static final String CANCEL = "POST /api/v1/operations/" + ROOT + "/cancel";

  @TempDir Path directory;
  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void ctrl_c_in_a_follow_i_started_asks_the_server_to_cancel_and_shows_the_end()
      throws IOException, InterruptedException {
    server
        .on("POST /api/v1/agent/trigger", Wire.triggered())
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("cancelled"))
        .on(TREE, Wire.data(Wire.session("running", 10)))
        .on(CANCEL, Wire.data("{\"status\":\"cancelling\"}"));
    Process process = ktrdr("research", "-f");
    server.await(TREE);
    interrupt(process);
    server.await(CANCEL);
    server.on(TREE, Wire.data(Wire.session("cancelled", 10)));
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(directory.resolve("err")).content().contains("⊘ " + ROOT + "  cancelled");
    assertThat(directory.resolve("out")).content().contains("Session 12    cancelled");
  }

  @Test
  void ctrl_c_in_a_training_asks_the_server_to_cancel_it_too()
      throws IOException, InterruptedException {
    String tree = "GET /api/v1/operations/" + Wire.TRAINING + "/tree";
    String cancel = "POST /api/v1/operations/" + Wire.TRAINING + "/cancel";
    server
        .on("POST /api/v1/trainings/start", Wire.data(training("running")))
        .on(tree, Wire.data(training("running")))
        .on(cancel, Wire.data("{\"status\":\"cancelling\"}"));
    Path strategy = Files.writeString(directory.resolve("s.yaml"), "name: x\n");
    Process process = ktrdr("train", strategy.toString());
    server.await(tree);
    interrupt(process);
    server.await(cancel);
    server.on(tree, Wire.data(training("cancelled")));
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(directory.resolve("out")).isEmptyFile();
  }

  @Test
  void ctrl_c_in_a_watch_leaves_the_operation_alone() throws IOException, InterruptedException {
    server.on(TREE, Wire.data(Wire.session("running", 10)));
    Process process = ktrdr("ops", "watch", ROOT);
    server.await(TREE);
    interrupt(process);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(directory.resolve("err")).content().contains("ktrdr follow " + ROOT);
    assertThat(server.requests()).noneMatch(request -> request.line().startsWith("POST"));
  }

  @Test
  void ctrl_c_while_nothing_happens_ends_the_listening_to_events()
      throws IOException, InterruptedException {
    String events = "GET /api/v1/operations/" + ROOT + "/events";
    server.openStream(events, ": ping\n\n");
    Process process = ktrdr("ops", "events", ROOT, "-f");
    server.await(events);
    interrupt(process);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }

  private static String training(String status) {
    return Wire.child(Wire.TRAINING, "training", status, 10, null)
        .replace("\"session_id\":12", "\"session_id\":null")
        .replace("\"parent_operation_id\":\"" + ROOT + "\"", "\"parent_operation_id\":null");
  }

  private Process ktrdr(String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(listening());
    command.addAll(List.of(java, "-cp", System.getProperty("java.class.path"), "ktrdr.cli.Ktrdr"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KTRDR_SERVER", server.uri());
    return builder
        .redirectOutput(directory.resolve("out").toFile())
        .redirectError(Files.createFile(directory.resolve("err")).toFile())
        .start();
  }

  /** A build in the background of a shell ignores Ctrl-C, and so would what it starts. */
  private static List<String> listening() {
    return OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal=INT") : List.of();
  }

  private static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }
}
