package ktrdr.system.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ktrdr.system.Await;
import ktrdr.system.OwnServer;

/**
 * The next job of a server, held before its first step: the log that Liberty opens for it is a pipe
 * that nobody reads. Once it is let go it can be held again after any line that it logs: the pipe
 * is filled up. Needs a job that ran before, to know the next numbers.
 */
record HeldJob(Path log) {
  private static final Pattern EXECUTION =
      Pattern.compile("(.*/)instance\\.(\\d+)/execution\\.(\\d+)");
  private static final int MORE_THAN_A_PIPE_HOLDS = 1 << 20;

  static HeldJob next(OwnServer server) {
    try (Stream<Path> logs = Files.walk(server.home().resolve("logs/joblogs/session"))) {
      List<Matcher> known =
          logs.map(path -> EXECUTION.matcher(path.toString())).filter(Matcher::matches).toList();
      // Jobs that were started side by side can have taken them in different orders.
      long instance = known.stream().mapToLong(m -> Long.parseLong(m.group(2))).max().orElseThrow();
      long execution =
          known.stream().mapToLong(m -> Long.parseLong(m.group(3))).max().orElseThrow();
      String place = "instance." + (instance + 1) + "/execution." + (execution + 1);
      return new HeldJob(Pipes.make(Path.of(known.get(0).group(1), place, "part.1.log")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets it go on. */
  void release() {
    letGoUntil("no job says this", new AtomicBoolean());
  }

  /** Lets it go on until it has logged this, and holds it there. */
  void holdAfter(String line) {
    AtomicBoolean logged = new AtomicBoolean();
    letGoUntil(line, logged);
    Await.until("a job that logs " + line, logged::get, is -> is);
  }

  // These threads wait as long as the process of the test: nothing else can wake them.
  private void letGoUntil(String line, AtomicBoolean logged) {
    Thread reader = new Thread(() -> readUntil(line, logged), "job log");
    reader.setDaemon(true);
    reader.start();
  }

  private void readUntil(String line, AtomicBoolean logged) {
    // For both, so that opening it waits for nobody and the server's side never sees it broken.
    try (RandomAccessFile pipe = new RandomAccessFile(log.toFile(), "rw")) {
      StringBuilder read = new StringBuilder();
      byte[] some = new byte[1 << 12];
      while (read.indexOf(line) < 0) {
        read.append(new String(some, 0, pipe.read(some), StandardCharsets.UTF_8));
      }
      logged.set(true);
      pipe.write(new byte[MORE_THAN_A_PIPE_HOLDS]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
