package ktrdr.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a text from the named file, or from stdin for {@code -}. */
public final class TextFile implements ITypeConverter<String> {

  @Override
  public String convert(String name) {
    try {
      return name.equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(name));
    } catch (IOException | InvalidPathException unreadable) {
      throw new TypeConversionException(
          "can't read " + name + ": it must be a readable UTF-8 file");
    }
  }
}
