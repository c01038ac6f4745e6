package ktrdr.market.files.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands between the values of a line. */
public enum Delimiter {
  COMMA(','),
  SEMICOLON(';'),
  TAB('\t'),
  PIPE('|'),
  SPACE(' ');

  private static final int MOST_CELLS = 1_000;

  private final char mark;

  Delimiter(char mark) {
    this.mark = mark;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The values of a line, without quotes and the white space around them. Between spaces, empty
   * values are none.
   *
   * @throws RowFault if there are more than 1,000
   */
  public List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (at <= line.length()) {
      at = cell(line, at, cells);
      if (cells.size() > MOST_CELLS) {
        throw new RowFault("there are more than " + MOST_CELLS + " values");
      }
    }
    return cells;
  }

  /** Adds the value at a place, and returns the place of the next one. */
  private int cell(String line, int from, List<String> cells) {
    int start = from;
    while (start < line.length() && line.charAt(start) == ' ' && mark != ' ') {
      start++;
    }
    if (start < line.length() && line.charAt(start) == '"') {
      return quoted(line, start + 1, cells);
    }
    int end = line.indexOf(mark, from);
    end = end < 0 ? line.length() : end;
    String cell = line.substring(from, end).strip();
    if (mark != ' ' || !cell.isEmpty()) {
      cells.add(cell);
    }
    return end + 1;
  }

  private int quoted(String line, int from, List<String> cells) {
    StringBuilder cell = new StringBuilder();
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < line.length() && line.charAt(at) == '"') {
        cell.append(line.charAt(at++));
      } else {
        break;
      }
    }
    cells.add(cell.toString().strip());
    int end = line.indexOf(mark, at);
    return end < 0 ? line.length() + 1 : end + 1;
  }
}
