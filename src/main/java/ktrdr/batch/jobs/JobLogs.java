package ktrdr.batch.jobs;

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
 * The logs that Liberty writes for each job execution: {@code part.1.log}, {@code part.2.log} and
 * so on in {@code job/date/instance.1/execution.1}.
 *
 * @param directory the job logs of all jobs
 */
record JobLogs(Path directory) {

  /**
   * Returns the end of the log of an execution, oldest line first; empty when this server has no
   * log of it.
   *
   * @param lines the most lines to return
   */
  List<String> tail(String job, long instance, long execution, int lines) {
    try {
      Optional<Path> log = find(job, "instance." + instance, "execution." + execution);
      return log.isPresent() ? tail(parts(log.get()), lines) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The log of the newest day: a recreated database counts its executions from 1 again. */
  private Optional<Path> find(String job, String instance, String execution) throws IOException {
    Path logs = directory.resolve(job).normalize();
    // Any user of the batch API may choose the name of a job, so it could be "../..".
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
