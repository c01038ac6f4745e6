package ktrdr.cli.command.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.server.Home;
import ktrdr.cli.server.ServerLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr server log}: prints the end of the server's log. */
@Command(
    name = "log",
    description = "Print the end of the server's log.",
    footer = {"", "Examples:", "  ktrdr server log -n 100", "  ktrdr server log -f"})
public final class ServerLogCommand extends LocalCommand {
  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "50",
      description = "Number of lines (default: ${DEFAULT-VALUE}).")
  int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Keep printing new lines until Ctrl-C.")
  boolean follow;

  public ServerLogCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (lines < 1) {
      throw usage("-n must be at least 1, not " + lines);
    }
    Path file = Home.of(context().environment()).messages();
    if (!Files.isReadable(file)) {
      console().say("error: there is no log yet: " + file);
      return Exit.NOT_FOUND;
    }
    long end = file.toFile().length();
    print(new ServerLog(file).tail(lines));
    return follow ? follow(file, end) : Exit.OK;
  }

  private int follow(Path file, long from) {
    context().ctrlC().listen();
    long read = from;
    while (context().ctrlC().presses() == 0) {
      read = printFrom(file, read);
      context().ctrlC().pause(context().pause().toNanos());
    }
    return Exit.INTERRUPTED;
  }

  private long printFrom(Path file, long from) {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      // A shorter file means that the server has started a new log.
      long begin = log.length() < from ? 0 : from;
      byte[] added = new byte[(int) Math.min(log.length() - begin, 1 << 20)];
      log.seek(begin);
      log.readFully(added);
      console().out().print(new String(added, StandardCharsets.UTF_8));
      console().out().flush();
      return begin + added.length;
    } catch (IOException between) {
      // The log is being rotated: the next look finds the new file.
      return 0;
    }
  }
}
