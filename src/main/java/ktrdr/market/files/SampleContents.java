package ktrdr.market.files;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import ktrdr.market.files.text.RowFault;
import ktrdr.market.files.times.DateOrder;
import ktrdr.market.files.times.Epoch;
import ktrdr.market.files.times.TimeText;

/** What the columns of a CSV file hold, judged by some rows: four of five have to agree. */
record SampleContents(List<List<String>> rows) implements Contents {
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?[AaPp][Mm])?|[0-9]{1,6}");
  private static final int LONGEST_DATE = "19-Sep-2003".length();
  private static final List<TimeText> TEXTS =
      List.of(new TimeText(DateOrder.DMY), new TimeText(DateOrder.MDY));

  @Override
  public boolean areTimes(int column) {
    return most(column, SampleContents::isTime);
  }

  @Override
  public boolean areDatesOnly(int column) {
    return most(
        column,
        cell ->
            isTime(cell)
                && !Epoch.isCount(cell)
                && !cell.contains(":")
                && cell.length() <= LONGEST_DATE);
  }

  @Override
  public boolean areTimesOfDay(int column) {
    return most(column, cell -> TIME_OF_DAY.matcher(cell).matches());
  }

  static boolean isTime(String cell) {
    for (TimeText text : TEXTS) {
      try {
        text.read(cell);
        return true;
      } catch (RowFault none) {
        continue;
      }
    }
    return false;
  }

  private boolean most(int column, Predicate<String> is) {
    long there = rows.stream().filter(row -> row.size() > column).count();
    long right =
        rows.stream().filter(row -> row.size() > column && is.test(row.get(column))).count();
    return right > 0 && right * 5 >= there * 4;
  }
}
