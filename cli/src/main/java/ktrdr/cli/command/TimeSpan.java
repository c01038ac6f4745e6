package ktrdr.cli.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a length of time as people type it: {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}, {@code
 * 1w}.
 */
public final class TimeSpan implements ITypeConverter<Duration> {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})([smhdw])");

  @Override
  public Duration convert(String text) {
    Matcher found = SPAN.matcher(text);
    if (!found.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a length of time: write 30s, 5m, 2h, 1d or 1w");
    }
    long number = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "w" -> Duration.ofDays(7 * number);
      default -> Duration.ofDays(number);
    };
  }
}
