package ktrdr.market.files;

import java.util.Optional;
import java.util.regex.Matcher;
import ktrdr.market.files.text.Found;
import ktrdr.market.files.text.RowFault;
import ktrdr.market.files.times.DateOrder;
import ktrdr.market.files.times.TimeText;

/** Collects dates like 01/02/2024 until they tell the order of day, month and year. */
final class OrderEvidence {
  private static final int MONTHS = 12;
  private static final int DAYS = 31;

  private String example;
  private boolean yearFirst;
  private boolean yearLast;
  private boolean dayFirst;
  private boolean daySecond;
  private boolean points = true;

  /** Looks at one more date, and at nothing else that stands in its place. */
  void add(String text) {
    Matcher date = TimeText.OPEN.matcher(text);
    if (date.matches()) {
      example = example == null ? text : example;
      int a = Integer.parseInt(date.group(1));
      int b = Integer.parseInt(date.group(3));
      yearFirst |= a > DAYS;
      yearLast |= date.group(4).length() > 2 || Integer.parseInt(date.group(4)) > DAYS;
      dayFirst |= a > MONTHS && a <= DAYS;
      daySecond |= b > MONTHS;
      points &= date.group(2).equals(".");
    }
  }

  /** The order; empty if it is still open. */
  Optional<DateOrder> order() {
    if (example == null || yearLast && dayFirst && !daySecond) {
      return Optional.of(DateOrder.DMY);
    }
    if (yearFirst && !yearLast) {
      return Optional.of(DateOrder.YMD);
    }
    if (yearLast && daySecond && !dayFirst) {
      return Optional.of(DateOrder.MDY);
    }
    return yearLast && points ? Optional.of(DateOrder.DMY) : Optional.empty();
  }

  /** Why a file can't be read whose order stays open. */
  RowFault open(String column) {
    String say = "; say which: --columns date=" + column;
    return new RowFault(
        Found.quoted(example)
            + " can be read in several ways, and no date of the file tells which"
            + (yearLast ? "" : say + ":ymd (year, month, day)")
            + say
            + ":dmy (day before month)"
            + say.replace("; say which:", " or")
            + ":mdy (month before day)");
  }
}
