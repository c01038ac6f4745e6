package ktrdr.cli;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers, days and paths; what is none is told in words, without the name of a class. */
final class ArgumentTypes {
  private static final int MOST_DIGITS = 400;

  private ArgumentTypes() {}

  static CommandLine on(CommandLine line) {
    String whole = " is no whole number, or too large";
    line.registerConverter(Integer.class, text -> read(text, Integer::valueOf, whole));
    line.registerConverter(int.class, text -> read(text, Integer::valueOf, whole));
    line.registerConverter(Long.class, text -> read(text, Long::valueOf, whole));
    line.registerConverter(long.class, text -> read(text, Long::valueOf, whole));
    line.registerConverter(
        BigDecimal.class, text -> read(text, ArgumentTypes::number, " is no number like 0.001"));
    line.registerConverter(
        LocalDate.class, text -> read(text, LocalDate::parse, " is no day like 2015-01-31"));
    line.registerConverter(Path.class, text -> read(text, Path::of, " is not the name of a file"));
    return line;
  }

  private static BigDecimal number(String text) {
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private static <T> T read(String text, Function<String, T> reader, String otherwise) {
    try {
      return reader.apply(text);
    } catch (NumberFormatException | DateTimeException | InvalidPathException none) {
      throw new TypeConversionException("'" + text + "'" + otherwise);
    }
  }
}
