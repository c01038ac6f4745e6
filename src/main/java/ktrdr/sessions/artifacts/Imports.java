package ktrdr.sessions.artifacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The import folder. Nothing else on the machine can be imported: a client names a file in this
 * folder, never a path.
 *
 * @param folder {@code KTRDR_HOME/import}; may not exist
 */
public record Imports(Path folder) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /** The file with this name; empty if there is none, or if it is a link to somewhere else. */
  public Optional<Path> find(String name) {
    return Optional.of(name)
        .filter(n -> NAME.matcher(n).matches())
        .map(folder::resolve)
        .filter(Imports::isFile);
  }

  /** Names of the files that can be imported. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Imports::isFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
