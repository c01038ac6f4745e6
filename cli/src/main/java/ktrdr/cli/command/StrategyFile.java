package ktrdr.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a strategy document from the named file, or from stdin for {@code -}. Without such a file,
 * the name of a strategy stays as it is: the server finds it.
 */
public final class StrategyFile implements ITypeConverter<String> {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  /** Whether what was converted is the name of a strategy and no document. */
  public static boolean isName(String converted) {
    return NAME.matcher(converted).matches();
  }

  @Override
  public String convert(String name) {
    if (isName(name) && !Files.exists(Path.of(name))) {
      return name;
    }
    try {
      return name.equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(name));
    } catch (IOException | java.nio.file.InvalidPathException unreadable) {
      throw new TypeConversionException(
          "can't read the strategy "
              + name
              + ": it must be a readable UTF-8 file, or a name of ktrdr strategies list");
    }
  }
}
