package ktrdr.market.files.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers as a file writes them.
 *
 * @param decimal the decimal mark, a point or a comma; the other one separates thousands
 */
public record Numbers(char decimal) {
  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern LIKELY =
      Pattern.compile(
          "[+-]?[$€£]?(?:[0-9]{1,3}(?:[.,' \u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,][0-9]*)?"
              + "(?:[eE][+-]?[0-9]{1,3})?|[+-]?[.,][0-9]+");
  private static final Pattern CURRENCY = Pattern.compile("^([+-]?)[$€£]");
  private static final Pattern BETWEEN_POINT = Pattern.compile("[,' _\u00a0\u202f]");
  private static final Pattern BETWEEN_COMMA = Pattern.compile("[.' _\u00a0\u202f]");
  private static final Pattern WITH_POINT =
      Pattern.compile("[+-]?[0-9]{1,3}(?:" + BETWEEN_POINT + "[0-9]{3})+(?:\\.[0-9]*)?");
  private static final Pattern WITH_COMMA =
      Pattern.compile("[+-]?[0-9]{1,3}(?:" + BETWEEN_COMMA + "[0-9]{3})+(?:,[0-9]*)?");
  private static final Pattern COMMA_GROUPS = Pattern.compile("[+-]?[0-9]{1,3}(?:,[0-9]{3})+");
  private static final Pattern POINT_GROUPS = Pattern.compile("[+-]?[0-9]{1,3}(?:\\.[0-9]{3}){2,}");

  /** What a cell is taken for, before it is known how numbers are written here. */
  public static boolean likely(String cell) {
    return LIKELY.matcher(cell).matches();
  }

  /**
   * Finds the decimal mark.
   *
   * @param cells some of the numbers
   * @throws RowFault if they leave it open
   */
  public static Numbers of(List<String> cells) {
    boolean point = false;
    boolean comma = false;
    boolean open = false;
    for (String cell : cells) {
      int lastPoint = cell.lastIndexOf('.');
      int lastComma = cell.lastIndexOf(',');
      boolean groups = COMMA_GROUPS.matcher(cell).matches();
      point |= lastPoint > lastComma && !POINT_GROUPS.matcher(cell).matches();
      comma |= lastComma > lastPoint && !groups || POINT_GROUPS.matcher(cell).matches();
      point |= groups && cell.indexOf(',') != lastComma;
      open |= groups;
    }
    if (point && comma) {
      throw new RowFault(
          "numbers have decimal points and decimal commas; say which: --columns decimal=point or"
              + " --columns decimal=comma");
    }
    if (open && !point && !comma) {
      throw new RowFault(
          "numbers like 1,234 can be one thousand or one; say which: --columns decimal=point or"
              + " --columns decimal=comma");
    }
    return new Numbers(comma ? ',' : '.');
  }

  /** The value of a cell; NaN if it is no finite number. */
  public double parse(String cell) {
    String plain = isPlain(cell) ? cell : plain(cell);
    if (!PLAIN.matcher(plain).matches()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(plain);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private boolean isPlain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if ((c < '0' || c > '9') && (c != '.' || decimal != '.')) {
        return false;
      }
    }
    return !cell.isEmpty();
  }

  private String plain(String cell) {
    String bare = CURRENCY.matcher(cell).replaceFirst("$1");
    Pattern grouped = decimal == '.' ? WITH_POINT : WITH_COMMA;
    if (grouped.matcher(bare).matches()) {
      bare = (decimal == '.' ? BETWEEN_POINT : BETWEEN_COMMA).matcher(bare).replaceAll("");
    } else if (bare.indexOf(decimal == '.' ? ',' : '.') >= 0) {
      return "";
    }
    return bare.replace(decimal, '.');
  }
}
