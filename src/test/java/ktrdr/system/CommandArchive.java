package ktrdr.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An archive of the classes that commands load, as the launcher makes one. */
final class CommandArchive {
  private static final List<String> QUICKLY =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable");

  private CommandArchive() {}

  /** How a command of this jar is run, with an option of the JVM. */
  static List<String> java(String jar, String option) {
    List<String> command = java();
    command.add(option);
    Made.ARCHIVE.ifPresent(archive -> command.add("-XX:SharedArchiveFile=" + archive));
    command.addAll(List.of("-cp", jar, "ktrdr.cli.Ktrdr"));
    return command;
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICKLY);
    return command;
  }

  private static final class Made {
    private static final Optional<Path> ARCHIVE =
        MadeOnce.in("commands", Made::make)
            .map(directory -> directory.resolve("classes.jsa"))
            .filter(Files::exists);

    private static void make(Path directory) throws IOException {
      String jar = System.getProperty("ktrdr.cli");
      Path list = directory.resolve("classes.list");
      run("-XX:DumpLoadedClassList=" + list, "-cp", jar, "ktrdr.cli.Rehearsal");
      run(
          "-Xshare:dump",
          "-XX:SharedClassListFile=" + list,
          "-XX:SharedArchiveFile=" + directory.resolve("classes.jsa"),
          "-cp",
          jar);
    }

    private static void run(String... arguments) throws IOException {
      List<String> command = java();
      command.addAll(List.of(arguments));
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    }
  }
}
