package ktrdr.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file to bring in, for a server that was started for this home. */
class ImportFolderTest {
  private static final String LOADED =
      "{\"success\":true,\"data\":{\"operation_id\":\"op_1\",\"operation_type\":\"data_load\",\"status\":\"pending\"}}";

  @TempDir Path directory;
  private final StubServer server = new StubServer();
  private Path home;
  private Path imports;

  /** The home's server is this process. */
  @BeforeEach
  void start() throws IOException {
    server.on("POST /api/v1/data/load", LOADED);
    home = Files.createDirectories(directory.resolve("home"));
    imports = home.resolve("import");
    RunningServer.ofProcess(ProcessHandle.current().pid(), new Ports(server.port(), 1))
        .orElseThrow()
        .write(new Home(home));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_file_from_elsewhere_is_copied_and_that_is_said() throws IOException {
    var ran = load(file("dax.csv", "one"));
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).startsWith("copied to " + imports.resolve("dax.csv") + "\n");
    assertThat(imports.resolve("dax.csv")).hasContent("one");
    assertThat(sentFile()).isEqualTo("dax.csv");
    assertThat(imports.toFile().list()).containsExactly("dax.csv");
  }

  @Test
  void a_file_that_is_there_already_is_not_copied_again() throws IOException {
    Path file = file("dax.csv", "one");
    load(file);
    var again = load(file);
    assertThat(again.exit()).isZero();
    assertThat(again.err()).doesNotContain("copied");
    assertThat(load(imports.resolve("dax.csv")).err()).doesNotContain("copied");
    assertThat(imports.toFile().list()).containsExactly("dax.csv");
  }

  @Test
  void another_file_of_the_same_name_gets_a_number_and_the_first_stays() throws IOException {
    load(file("dax.daily.csv", "one"));
    var second = load(file("dax.daily.csv", "two"));
    assertThat(second.err()).startsWith("copied to " + imports.resolve("dax.daily-2.csv") + "\n");
    assertThat(imports.resolve("dax.daily.csv")).hasContent("one");
    assertThat(imports.resolve("dax.daily-2.csv")).hasContent("two");
    assertThat(load(file("dax.daily.csv", "two")).err()).doesNotContain("copied");
    assertThat(sentFile()).isEqualTo("dax.daily-2.csv");
  }

  @Test
  void a_name_that_no_server_takes_is_refused_before_anything_is_copied() throws IOException {
    var ran = load(file("dax daily.csv", "one"));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("letters, digits, dots, dashes and underscores");
    assertThat(imports).doesNotExist();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_file_of_the_folder_is_never_read_in_the_place_of_one_that_is_not_there()
      throws IOException {
    Files.createDirectories(imports);
    Files.writeString(imports.resolve("no-such-dax.csv"), "an older copy");
    var ran = load(Path.of("no-such-dax.csv"));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("there is no such file here").contains("--on-server");
    assertThat(server.requests()).isEmpty();
  }

  private Cli.Ran load(Path file) {
    return new Cli()
        .with("KTRDR_HOME", home.toString())
        .run("data", "load", file.toString(), "--symbol", "DAX", "--timeframe", "1d", "--detach");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** What the last request called the file. */
  private String sentFile() {
    String body = server.requests().get(server.requests().size() - 1).body();
    return body.replaceAll(".*\"file\":\"([^\"]*)\".*", "$1");
  }
}
