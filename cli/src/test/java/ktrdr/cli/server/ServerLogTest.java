package ktrdr.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
  private static final String FAILED =
      "[11/22/26, 14:25:37:723 UTC] 00000027 com.ibm.ws.X   E CWWKZ0002E: It did not start.\n";

  @TempDir private Path directory;

  @Test
  void a_failure_is_found_however_long_its_stack_traces_are() throws IOException {
    String trace = String.join("", Collections.nCopies(20_000, "\tat some.Code.runs(Code.java)\n"));
    Path file = Files.writeString(directory.resolve("messages.log"), FAILED + trace);
    assertThat(new ServerLog(file).applicationFailure()).hasValue("CWWKZ0002E: It did not start.");
  }

  @Test
  void a_log_that_is_not_there_tells_no_failure() {
    ServerLog none = new ServerLog(directory.resolve("messages.log"));
    assertThat(none.applicationFailure()).isEmpty();
    assertThat(none.tail(10)).isEmpty();
  }
}
