package ktrdr.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The logs that Liberty writes for each job execution: {@code job/date/instance.1/execution.1}, and
 * there {@code part.1.log}, {@code part.2.log} and so on.
 *
 * @param directory of all of them
 */
record JobLogs(Path directory) {

  /**
   * The end of the log of an execution, oldest line first; nothing when this server has none.
   *
   * @param lines at most so many
   */
  List<String> tail(String job, long instance, long execution, int lines) {
    try {
      Optional<Path> log = find(job, "instance." + instance, "execution." + execution);
      return log.isPresent() ? tail(parts(log.get()), lines) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the newest day: a database that was made anew counts its executions from one again. */
  private Optional<Path> find(String job, String instance, String execution) throws IOException {
    Path logs = directory.resolve(job).normalize();
    // A job has its name from whoever submitted it.
    if (!directory.equals(logs.getParent()) || !Files.isDirectory(logs)) {
      return Optional.empty();
    }
    try (Stream<Path> days = Files.list(logs)) {
      return days.map(day -> day.resolve(instance).resolve(execution))
          .filter(Files::isDirectory)
          .max(Comparator.naturalOrder());
    }
  }

  private static List<Path> parts(Path log) throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      return files
          .filter(file -> file.getFileName().toString().matches("part\\.\\d{1,9}\\.log"))
          .sorted(Comparator.comparingInt(JobLogs::number).reversed())
          .toList();
    }
  }

  private static int number(Path part) {
    return Integer.parseInt(part.getFileName().toString().split("\\.")[1]);
  }

  private static List<String> tail(List<Path> newestFirst, int lines) throws IOException {
    LinkedList<String> tail = new LinkedList<>();
    for (Path part : newestFirst) {
      if (tail.size() >= lines) {
        break;
      }
      tail.addAll(0, FileTail.of(part, lines - tail.size()));
    }
    return List.copyOf(tail.subList(Math.max(0, tail.size() - lines), tail.size()));
  }
}
