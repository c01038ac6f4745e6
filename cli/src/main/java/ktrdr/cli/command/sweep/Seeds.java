package ktrdr.cli.command.sweep;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads seeds as people type them: {@code 1..10} or {@code 1,5,9}. */
public final class Seeds implements ITypeConverter<Seeds.Several> {
  private static final int MOST = 200;
  private static final Pattern PART = Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");

  /** Different seeds, in the order in which they were typed. */
  public record Several(List<Long> numbers) {
    public Several {
      numbers = List.copyOf(numbers);
    }

    /** The member of a request. */
    public JsonArray json() {
      JsonArrayBuilder array = Json.createArrayBuilder();
      numbers.forEach(array::add);
      return array.build();
    }
  }

  @Override
  public Several convert(String text) {
    Set<Long> seeds = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      Matcher range = PART.matcher(part.strip());
      if (!range.matches()) {
        throw new TypeConversionException("'" + text + "' are no seeds like 1..10 or 1,5,9");
      }
      long first = Long.parseLong(range.group(1));
      long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
      if (last < first || last - first >= MOST) {
        throw new TypeConversionException(
            "'" + text + "': a range goes up, and has at most " + MOST + " seeds");
      }
      for (long seed = first; seed <= last; seed++) {
        seeds.add(seed);
      }
    }
    return new Several(List.copyOf(seeds));
  }
}
