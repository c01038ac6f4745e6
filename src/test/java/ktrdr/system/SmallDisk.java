package ktrdr.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.EndsWithUs;

/**
 * A file system that is soon full. Only what runs inside its mount namespace sees it; it goes when
 * the last of them ends.
 *
 * @param path where it is mounted
 * @param inside words before a command that is to see it
 */
public record SmallDisk(Path path, List<String> inside, Process holder) implements AutoCloseable {

  /** Empty where no user may mount anything: not on Linux, or in a container. */
  public static Optional<SmallDisk> of(int megabytes) throws IOException {
    Path path = EndsWithUs.directory("small-disk-");
    String mount = "mount -t tmpfs -o size=" + megabytes + "m none " + path + " && echo && cat";
    try {
      Process holder =
          new ProcessBuilder("unshare", "--map-root-user", "--mount", "sh", "-c", mount).start();
      // It says a line when the disk is there, and stays until its input ends.
      return holder.getInputStream().read() == '\n'
          ? Optional.of(new SmallDisk(path, inside(holder), holder))
          : Optional.empty();
    } catch (IOException noSuchCommand) {
      return Optional.empty();
    }
  }

  private static List<String> inside(Process holder) {
    List<String> words = new ArrayList<>(List.of("nsenter", "--preserve-credentials"));
    words.addAll(List.of("--user", "--mount", "-t", Long.toString(holder.pid())));
    return List.copyOf(words);
  }

  @Override
  public void close() {
    holder.destroy();
  }
}
