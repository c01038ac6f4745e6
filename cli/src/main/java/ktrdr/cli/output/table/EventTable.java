package ktrdr.cli.output.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Width;
import ktrdr.cli.output.Words;

/** The log of a tree for people. Columns are sized for typical contents. */
public final class EventTable {
  private static final Pattern ID = Pattern.compile("op_([a-z_]+)_\\d{8}_\\d{6}_[0-9a-z]{10}");
  private static final String[] HEADINGS = {
    "TIME", "SEQ", "OPERATION", "KIND", "STATUS", "ACTOR", "ORIGIN", "REASON"
  };
  private static final int[] WIDTHS = {0, 3, 16, 11, 21, 7, 6, 0};

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "time",
          "sequence",
          "operation_id",
          "kind",
          "before",
          "after",
          "actor",
          "origin",
          "reason");

  private final boolean wholeIds;
  private final Times times;

  /**
   * @param wholeIds show each operation's id instead of its type
   */
  public EventTable(boolean wholeIds, Times times) {
    this.wholeIds = wholeIds;
    this.times = times;
  }

  /** All rows, with headings. */
  public List<String> lines(List<Fields> events, int width) {
    Table table = new Table(HEADINGS);
    events.forEach(event -> table.row(cells(event)));
    return table.lines(width);
  }

  /** The next row, with headings above the first. */
  public List<String> next(Fields event, boolean first, int width) {
    List<String> lines = lines(List.of(event), width);
    return first ? lines : lines.subList(1, lines.size());
  }

  private String[] cells(Fields event) {
    String[] cells = {
      event.text("time").map(times::of).orElse(Words.UNKNOWN),
      event.scalar("sequence").orElse(Words.UNKNOWN),
      event.text("operation_id").map(this::operation).orElse(Words.UNKNOWN),
      event.text("kind").orElse(Words.UNKNOWN),
      status(event),
      event.text("actor").orElse(Words.UNKNOWN),
      event.text("origin").orElse(Words.UNKNOWN),
      event.text("reason").orElse("")
    };
    for (int column = 0; column < cells.length; column++) {
      cells[column] = Width.pad(cells[column], column == 0 ? times.width() : WIDTHS[column]);
    }
    return cells;
  }

  private String operation(String id) {
    Matcher known = ID.matcher(id);
    return !wholeIds && known.matches() ? known.group(1) : id;
  }

  private static String status(Fields event) {
    Optional<String> before = event.text("before");
    String after = event.text("after").orElse(Words.UNKNOWN);
    return before.filter(b -> !b.equals(after)).map(b -> b + " → " + after).orElse(after);
  }
}
